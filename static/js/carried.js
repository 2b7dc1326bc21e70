/* A network that its link carries: whatever is asked brings it along, and every address keeps it. */
const form = document.getElementById("carried");
const fragment = form.elements.link.value; // "#1.…"
const PATH = "/open/";

document.getElementById("carried-unscripted").remove();

/* The address of the same page with the fragment. */
function whole(address) {
  const url = new URL(address, location.href);
  if (url.pathname === PATH) url.hash = fragment;
  return `${url.pathname}${url.search}${url.hash}`;
}

/* Whoever writes an address into the history writes the fragment along. */
for (const name of ["pushState", "replaceState"]) {
  const write = history[name].bind(history);
  history[name] = (state, title, url) => write(state, title, url === undefined || url === null ? url : whole(url));
}

/* This page was sent: as its address, it is opened again by a reload, and nobody asks to send it twice. */
history.replaceState(history.state, "", location.href);

/* A question is sent with the network that it is about. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const url = new URL(detail.path, location.href);
  if (url.pathname !== PATH || detail.verb !== "get") return;
  for (const [key, value] of detail.formData.entries()) url.searchParams.append(key, value);
  detail.verb = "post";
  detail.useUrlParams = false;
  detail.path = `${url.pathname}${url.search}`;
  detail.parameters = { link: fragment };
  detail.headers["Content-Type"] = "application/x-www-form-urlencoded";
  detail.headers["X-CSRFToken"] = form.elements.csrfmiddlewaretoken.value;
});

/* What is refused is read as a page, which the whole address opens. */
document.addEventListener("htmx:responseError", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (xhr.getResponseHeader("HX-Trigger") || xhr.status === 503) return; // said on this page
  event.stopImmediatePropagation();
  location.assign(whole(pathInfo.finalRequestPath));
});

/* A link that is opened in another tab, or copied, is whole. */
function complete({ target }) {
  const link = target.closest?.(`a[href^="${PATH}"]`);
  if (link && !link.hash) link.hash = fragment;
}
for (const touched of ["pointerdown", "focusin"]) document.addEventListener(touched, complete);

/* Places of this page are gone to without writing them over the fragment. */
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const place = document.getElementById(link.hash.slice(1));
  place?.scrollIntoView();
  if (place && link.closest(".skip-links")) {
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus();
  }
});

/* The copy asks what is asked here now. */
form.addEventListener("submit", () => {
  form.action = `${form.getAttribute("action").split("?")[0]}${location.search}`;
});

/* Another network in the same address: only the fragment changed, which loads nothing by itself. */
addEventListener("hashchange", () => location.hash !== fragment && location.reload());
