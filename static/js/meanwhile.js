/* Above a form in which somebody types: who changed or deleted what, and what saving it leads to then. */
import { here, isThere, shown } from "./select.js";

const CHANGED = {
  otherwise: "has changed this meanwhile",
  then: "; saving it asks which to keep",
  drop: "Drop mine and show theirs",
};
const DELETED = { otherwise: "has deleted this meanwhile", then: "; saving it offers to add it again", drop: "Drop mine" };
const BESIDE = { otherwise: "has changed what stands beside it", then: "", drop: "Drop mine" };

/* What somebody types about: also what is lost, and offered to be added again. */
export const lost = () => document.getElementById("editor")?.elements.lost?.value ?? "";
export const about = () => lost() || shown();

function whatHappened(changed, told) {
  if (!isThere(about())) return DELETED;
  const itself = changed === null || changed.includes(about());
  return itself || told?.textContent.includes(CHANGED.then) ? CHANGED : BESIDE;
}

export function warn(inspector, { by, summary, steps, changed }) {
  const told = inspector.querySelector(".overtaken");
  const what = whatHappened(changed, told);
  if (what === DELETED && told?.textContent.includes(DELETED.then)) return; // by whom is told already
  told?.remove();
  const line = Object.assign(document.createElement("div"), { className: "overtaken" });
  line.setAttribute("role", "status");
  const several = what === DELETED && (steps?.length > 1 || !changed); // the last may be about something else
  const who = by && !several ? by.name : "Somebody";
  const did = summary && !several ? `${who}, meanwhile: ${summary}` : `${who} ${what.otherwise}`;
  line.append(`${did}. What you typed is still here${what.then}.`, dropping(what.drop));
  inspector.prepend(line);
  if (what !== DELETED) regain(inspector);
}

/* It is back: nothing is to be added again. */
function regain(inspector) {
  if (!lost()) return;
  inspector.querySelector(".stale")?.remove();
  inspector.querySelector("#editor .save").textContent = "Save";
}

function dropping(says) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: says });
  button.addEventListener("click", () => htmx.ajax("GET", here(about()), { target: "#inspector", swap: "outerHTML" }));
  return button;
}
