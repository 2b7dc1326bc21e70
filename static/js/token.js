/* Whoever signs in or out in another tab gets a new token there. What is refused here for its old one
   is sent again with the new, once: nobody has to open the page again, and nothing typed is lost. */
const OUTDATED = "token:outdated";
const tried = new WeakSet();

const told = (xhr) => JSON.parse(xhr.getResponseHeader("HX-Trigger") ?? "{}")[OUTDATED];
const main = () => document.querySelector("main");

async function renew() {
  const answer = await fetch(main().dataset.token, { headers: { Accept: "application/json" } });
  const { token } = await answer.json();
  for (const input of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) input.value = token;
  if (main().hasAttribute("hx-headers")) main().setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
}

async function sendAgain({ elt, requestConfig: { verb, path, triggeringEvent: event } }) {
  tried.add(elt);
  try {
    await renew();
    await htmx.ajax(verb, path, { source: elt, event });
  } finally {
    tried.delete(elt);
  }
}

document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr, elt } = event.detail;
  const refused = xhr.status === 403 && told(xhr);
  if (!refused) return;
  event.preventDefault();
  const refuse = () => document.dispatchEvent(new CustomEvent("request:refused", { detail: refused }));
  if (tried.has(elt)) refuse();
  else sendAgain(event.detail).catch(refuse);
});
