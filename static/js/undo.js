/* Undo and redo by keyboard; the two buttons say what they would do, also after edits elsewhere. */
import { typing } from "./keys.js";
import { isChoosing } from "./select.js";

const bench = document.querySelector(".bench");
const address = () => `/s/${bench.dataset.slug}/steps/`;

function wanted(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}

/* In a field it takes back what was typed there; in a form as it is stored there is nothing typed. */
const inStored = ({ target }) => target.closest("#editor") !== null && !document.querySelector("#inspector[data-dirty]");

document.addEventListener("keydown", (event) => {
  const id = wanted(event);
  if (!id || (typing(event) && !inStored(event))) return;
  event.preventDefault();
  if (document.querySelector("#steps .htmx-request")) waiting.push(id);
  else document.getElementById(id)?.click();
});

/* Keys that come while a step is being taken back are pressed after it, unless it was refused. */
const waiting = [];
document.addEventListener("htmx:beforeOnLoad", ({ target, detail }) => {
  if (target.closest("#steps") && detail.xhr.status !== 200) waiting.length = 0;
});
document.addEventListener("htmx:sendError", () => (waiting.length = 0));
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "steps" && waiting.length) document.getElementById(waiting.shift()).click();
});

/* A press of the buttons overtakes it (hx-sync there): their own answer is the newer one. */
const buttons = { source: "#steps", target: "#steps", swap: "outerHTML" };
const refresh = () => htmx.ajax("GET", address(), buttons).catch(() => {});

/* What was added is chosen, and what was deleted is not any more: the address says so, unless
   something else was chosen meanwhile. */
const inAddress = () => new URLSearchParams(location.search).get("select") ?? "";
let chosen = inAddress();
document.addEventListener("resource:selected", (event) => (chosen = event.detail.id));

document.addEventListener("resource:saved", (event) => {
  if (event.target.closest?.("#steps") == null) refresh();
  for (const open of document.querySelectorAll("details.keep[open]")) {
    open.open = false;
    open.querySelector("form").reset();
  }
  const id = inAddress();
  if (id !== chosen && !isChoosing()) document.dispatchEvent(new CustomEvent("resource:selected", { detail: { id } }));
});

/* Escape leaves what is edited in its place, and what was typed there. */
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" ? event.target.closest?.("details.in-place[open], details.keep[open]") : null;
  if (!open) return;
  open.querySelector("form").reset();
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("details.in-place, details.keep")) return;
    const field = event.target.querySelector("input:not([type=hidden]), textarea");
    if (event.target.open && !event.target.querySelector("form").contains(document.activeElement)) {
      field.focus();
      field.select();
    } else if (!event.target.open && !event.target.matches(".keep")) event.target.querySelector("form").reset();
  },
  true,
);
