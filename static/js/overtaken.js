/* Answers that come late. The newest question about the inspector wins, whatever comes when; what was
   stored is told and shown though the part of the page that asked for it has been replaced meanwhile. */
let newest = null;

const asks = ({ verb, path }) => verb === "get" || path.startsWith("/open/"); // where a question is sent
const isAsked = ({ target, requestConfig }) => target?.id === "inspector" && asks(requestConfig);

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const { elt, xhr, target } = detail;
  if (target?.id === "inspector") newest = xhr;
  const { onload, onabort } = xhr;
  xhr.onload = (event) => {
    if (!elt.isConnected) tellAll(xhr);
    if (!isAsked(detail)) detail.target = standing(target);
    onload(event);
  };
  xhr.onabort = (event) => {
    detail.error = ""; // else htmx writes into the console, as an error, that a request was overtaken
    onabort(event);
  };
});

/* htmx tells of an answer at the element that asked. Once that is out of the page, nobody hears it there. */
function tellAll(xhr) {
  const told = JSON.parse(xhr.getResponseHeader("HX-Trigger") ?? "{}");
  for (const [name, detail] of Object.entries(told)) {
    document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

const standing = (target) => (target.isConnected ? target : (target.id && document.getElementById(target.id)) || target);

/* What was only asked for is shown if nothing else was asked since. */
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
