/* Another place is chosen in the form of something new: what nobody typed is proposed anew. */
const form = () => document.getElementById("editor");
const isChoice = (one) => one?.matches?.("#editor select[data-decides]") ?? false;
const underway = () => form()?.querySelector("select[data-decides].htmx-request");
let typedSince = false;

/* Messages about what is about to be replaced are not asked for, and a save is not overtaken. */
document.addEventListener("htmx:confirm", (event) => {
  const { elt } = event.detail;
  if (isChoice(elt)) htmx.trigger(form().querySelector(".inputs"), "htmx:abort");
  else if (elt.matches?.("#editor .inputs") && underway()) event.preventDefault();
  else if (elt === form() && underway()) htmx.trigger(underway(), "htmx:abort");
});

document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  if (isChoice(elt)) typedSince = false;
});

document.addEventListener("input", ({ target }) => {
  if (target.closest?.("#editor") && !isChoice(target)) typedSince = true;
});

/* What was typed meanwhile is not lost: it is sent along once more. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { elt } = detail.requestConfig;
  if (!isChoice(elt) || !typedSince || !detail.shouldSwap) return;
  detail.shouldSwap = false;
  setTimeout(() => elt.dispatchEvent(new Event("change", { bubbles: true }))); // after this request has ended
});

/* What the new proposals would change is asked as if they had been typed. */
document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
  if (target.id !== "inspector" || !detail.requestConfig.elt.matches?.("select[data-decides]")) return;
  form()?.querySelector(".inputs")?.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
});
