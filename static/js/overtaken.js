/* Answers that come late: the newest question about the inspector wins, whatever comes when. */
let newest = null;

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const { xhr, target } = detail;
  if (target?.id === "inspector") newest = xhr;
  const { onabort } = xhr;
  xhr.onabort = (event) => {
    detail.error = ""; // else htmx writes into the console, as an error, that a request was overtaken
    onabort(event);
  };
});

/* What was stored is shown in any case; what was only asked for, if nothing else was asked since. */
const asks = ({ verb, path }) => verb === "get" || path.startsWith("/open/"); // where a question is sent
const isAsked = ({ target, requestConfig }) => target?.id === "inspector" && asks(requestConfig);

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (isAsked(detail) && detail.xhr !== newest) detail.shouldSwap = false;
});

/* The inspector that was asked about has been replaced by what was stored meanwhile: ask again. */
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { detail } = event;
  if (!isAsked(detail) || detail.xhr !== newest || detail.target.isConnected) return;
  event.preventDefault();
  htmx.ajax("GET", detail.pathInfo.finalRequestPath, { target: "#inspector", swap: "outerHTML" });
});
