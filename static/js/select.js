/* Choose a resource anywhere: the inspector shows it, the outline and the picture mark it. */
import { address } from "./address.js";
import { mayLeave } from "./editor.js";

const SELECTED = "resource:selected";

export const shown = () => address().searchParams.get("select") ?? "";

export const isThere = (id) => document.querySelector(`#outline [data-select="${CSS.escape(id)}"]`) !== null;

export function here(id) {
  const url = address();
  url.searchParams.set("select", id);
  url.hash = "";
  return `${url.pathname}${url.search}`;
}

/* The outline marks the chosen line and opens what hides it; the form keeps the choice. */
function mark(id, still = false) {
  for (const line of document.querySelectorAll("#outline [data-select]")) {
    const chosen = line.dataset.select === id;
    if (!chosen) line.removeAttribute("aria-current");
    else {
      line.setAttribute("aria-current", "true");
      if (still) continue;
      for (let up = line.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
      if (scrolls(line.closest(".side"))) line.scrollIntoView({ block: "nearest" });
    }
  }
  const form = document.getElementById("question");
  if (!form) return;
  let kept = form.elements.select;
  if (!kept) {
    kept = Object.assign(document.createElement("input"), { type: "hidden", name: "select" });
    form.prepend(kept);
  }
  kept.value = id;
}

/* A choice is marked in the list; the picture, the tools and the others who are here are told of it. */
function show(id) {
  mark(id);
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id } }));
}

/* Where the list does not scroll by itself, bringing a line into view would leave the picture. */
const scrolls = (column) => getComputedStyle(column).overflowY === "auto";

/* On a phone the inspector is far below: go there. Beside the picture it just changes. */
function visit() {
  const inspector = document.getElementById("inspector");
  const box = inspector.getBoundingClientRect();
  if (box.top > innerHeight / 2 || box.bottom < 0) inspector.scrollIntoView({ block: "start" });
}

/* Between a choice and its form in the inspector the address still says what was chosen before. */
let choosing = "";
export const choice = () => choosing;
export const isChoosing = () => choosing !== "";

function settle() {
  if (shown() === choosing) choosing = "";
}

/* What is asked or sent after a choice overtakes it: its answer is not shown any more (overtaken.js). */
function overtake({ detail }) {
  const { searchParams } = new URL(detail.pathInfo.finalRequestPath, location.href);
  if (detail.target?.id === "inspector" && searchParams.get("select") !== choosing) choosing = "";
}

async function select(id, follow) {
  if (!(await mayLeave())) return; // before anything shows the choice
  choosing = id;
  show(id);
  try {
    await htmx.ajax("GET", here(id), { target: "#inspector", swap: "outerHTML" });
  } catch {
    return stay(id);
  }
  const { drawn } = document.getElementById("inspector").dataset;
  if (drawn && drawn !== id && shown() === id) document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id: drawn } }));
  if (follow) visit();
}

/* No answer came: what is still shown is what is chosen. */
function stay(id) {
  if (choosing !== id) return;
  choosing = "";
  show(shown());
}

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-select]");
  if (link && plain(event)) {
    event.preventDefault();
    select(link.dataset.select, link.closest("#outline") !== null);
    return;
  }
  const drawn = event.target.closest("#stage [data-ref]");
  if (drawn && plain(event)) press(drawn);
});

document.addEventListener("keydown", (event) => {
  const drawn = event.target.closest?.("#stage [data-ref]");
  if (!drawn || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  press(drawn);
});

/* Somebody else, who is picking ends for a question, may take the press. */
function press(drawn) {
  const detail = { id: drawn.dataset.ref, name: drawn.getAttribute("aria-label").split(",")[0] };
  const asked = new CustomEvent("picture:pressed", { detail, cancelable: true });
  if (document.dispatchEvent(asked)) select(detail.id, false);
}

/* The list has changed: in it the same stays marked. What is shown follows by itself (following.js). */
function onRevision() {
  if (shown()) mark(shown(), true);
}

for (const told of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) document.addEventListener(told, settle);
document.addEventListener("htmx:beforeRequest", overtake);
document.addEventListener("live:revision", onRevision);
document.addEventListener("resource:saved", () => mark(shown(), true)); // what was added is chosen, what was deleted is not

if (shown()) show(shown());
