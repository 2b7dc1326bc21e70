/* Choose a resource anywhere: the inspector shows it, the outline and the picture mark it. */
import { address } from "./address.js";
import { mayLeave } from "./editor.js";

const SELECTED = "resource:selected";

function here(id) {
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
  mark(id);
  choosing = id;
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id } }));
  await htmx.ajax("GET", here(id), { target: "#inspector", swap: "outerHTML" });
  const { drawn } = document.getElementById("inspector").dataset;
  if (drawn && drawn !== id && shown() === id) document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id: drawn } }));
  if (follow) visit();
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

/* Others change things: what is shown here follows, but never over what somebody is typing. */
const shown = () => address().searchParams.get("select") ?? "";
let saved = 0; // the latest revision that the inspector itself made: it shows it already

function touches(changed) {
  if (changed === null) return true;
  const inspector = document.getElementById("inspector");
  const linked = [...inspector.querySelectorAll("[data-select]")].map((one) => one.dataset.select);
  return [shown(), choosing, ...linked].some((id) => changed.includes(id));
}

function typed(one) {
  if (one.type === "hidden" || !one.name) return false;
  if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
  if (one.options) {
    const usual = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    return one.selectedOptions[0] !== usual;
  }
  return "defaultValue" in one && one.value !== one.defaultValue;
}

function dirty(inspector) {
  if (inspector.matches("[data-dirty]") || inspector.querySelector("[data-dirty]")) return true;
  return [...inspector.querySelectorAll("form")].some((form) => [...form.elements].some(typed));
}

const FOLLOWED = "inspector:followed";

async function refresh(revision = null) {
  const scrolled = document.getElementById("inspector").scrollTop;
  const asked = document.querySelector("#inspector :is(#leaving, #quick)"); // a question stays one
  const url = asked ? asked.getAttribute("action") : here(choosing || shown());
  const event = revision && new CustomEvent(FOLLOWED, { detail: revision });
  await htmx.ajax("GET", url, { target: "#inspector", swap: "outerHTML", event });
  document.getElementById("inspector").scrollTop = scrolled;
}

/* Who changed what, above the form; saving it then leads to the choice between the two. */
function warn({ by, summary }) {
  const inspector = document.getElementById("inspector");
  inspector.querySelector(".overtaken")?.remove();
  const line = Object.assign(document.createElement("div"), { className: "overtaken" });
  line.setAttribute("role", "status");
  const who = by ? by.name : "Somebody";
  const what = summary ? `${who}, meanwhile: ${summary}` : `${who} has changed this meanwhile`;
  line.append(`${what}. What you typed is still here; saving it asks which to keep.`);
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Drop mine and show theirs" });
  button.addEventListener("click", () => refresh());
  line.append(button);
  inspector.prepend(line);
}

function onRevision({ detail }) {
  const id = shown();
  if (id) mark(id, true);
  const inspector = document.getElementById("inspector");
  const sending = inspector.querySelector("form.htmx-request");
  if (!id || sending || detail.revision <= saved || !touches(detail.changed)) return;
  if (dirty(inspector)) warn(detail);
  else refresh(detail);
}

/* Somebody began to type while it was on its way. */
function onFollowed({ detail }) {
  const { type, detail: revision } = detail.requestConfig.triggeringEvent ?? {};
  if (type !== FOLLOWED || !dirty(document.getElementById("inspector"))) return;
  detail.shouldSwap = false;
  warn(revision);
}

for (const told of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) document.addEventListener(told, settle);
document.addEventListener("htmx:beforeRequest", overtake);
document.addEventListener("htmx:beforeSwap", onFollowed);
document.addEventListener("live:revision", onRevision);
document.addEventListener("resource:saved", ({ detail }) => {
  if (detail.id) saved = Math.max(saved, detail.revision ?? 0); // an undo changes what it does not show
  mark(shown(), true); // what was added is chosen, what was deleted is not
});

const chosen = shown();
if (chosen) {
  mark(chosen);
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id: chosen } }));
}
