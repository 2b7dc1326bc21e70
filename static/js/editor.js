/* The form of a resource: rows by keyboard, saved by Ctrl+S, and nothing typed is lost unasked. */
import { addRow, cellAt, dropRow, moveRow, onProtocol, placeOf } from "./rows.js";

const inspector = () => document.getElementById("inspector");
const form = () => document.getElementById("editor");
const isDirty = () => inspector()?.matches("[data-dirty]") ?? false;

function touch() {
  if (form()) inspector().dataset.dirty = "";
}

/* Leaving: what was typed is lost only if that is meant. */
function question() {
  const asked = document.createElement("dialog");
  asked.className = "leave";
  asked.innerHTML = `<form method="dialog"><h2>Leave without saving?</h2>
    <p>What you have typed here is not stored yet.</p>
    <div class="actions"><button class="button primary" value="stay" autofocus>Keep editing</button>
    <button class="button danger" value="leave">Leave without saving</button></div></form>`;
  document.body.append(asked);
  return asked;
}

let asking = null;
export function mayLeave() {
  if (!isDirty()) return Promise.resolve(true);
  asking ??= new Promise((resolve) => {
    const asked = question();
    asked.addEventListener("close", () => {
      const leaves = asked.returnValue === "leave";
      asked.remove();
      asking = null;
      if (leaves) delete inspector().dataset.dirty;
      resolve(leaves);
    });
    asked.showModal();
  });
  return asking;
}

/* Whatever is to come into the inspector waits for the answer; what the form itself sends does not. */
document.addEventListener("htmx:confirm", async (event) => {
  const { target, verb, elt, issueRequest } = event.detail;
  const own = verb !== "get" && elt?.closest?.("#editor");
  if (target?.id !== "inspector" || own || !isDirty()) return;
  if (document.activeElement?.closest(".overtaken")) return; // its button says that this is meant
  event.preventDefault();
  if (await mayLeave()) issueRequest(true);
  else markAgain(inspector().dataset.ref);
});

/* The choice was shown before it was asked about: what stays is marked again. */
function markAgain(id) {
  for (const line of document.querySelectorAll("#outline [data-select]")) {
    if (line.dataset.select === id) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
  document.dispatchEvent(new CustomEvent("resource:selected", { detail: { id } }));
}

addEventListener("beforeunload", (event) => {
  if (isDirty()) event.preventDefault();
});

async function discard() {
  const link = form()?.querySelector("[data-discard]");
  if (!link || !(await mayLeave())) return;
  delete inspector().dataset.dirty;
  htmx.ajax("GET", link.href, { target: "#inspector", swap: "outerHTML" });
}

/* Keys and clicks. */
const isSave = (event) => (event.ctrlKey || event.metaKey) && ["s", "S", "Enter"].includes(event.key);

function onKey(event) {
  if (!form() || document.querySelector("dialog[open]")) return;
  const inside = event.target.closest?.("#editor");
  if (isSave(event) && (inside || (event.key !== "Enter" && isDirty()))) {
    event.preventDefault();
    form().querySelector(".save").click(); // htmx would send a row's button along that has the focus
    return;
  }
  if (!inside) return;
  if (event.key === "Escape") {
    event.preventDefault();
    if (isDirty() || !inspector().dataset.ref) discard();
    else inspector().focus({ preventScroll: true }); // out of the field: letters are commands again
    return;
  }
  const row = event.target.closest("tbody > tr[data-row]");
  if (row) onRowKey(event, row);
}

function onRowKey(event, row) {
  const acts = {
    ArrowUp: () => moveRow(row, -1),
    ArrowDown: () => moveRow(row, 1),
    Delete: () => dropRow(row),
  };
  const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (event.altKey && acts[event.key]) {
    event.preventDefault();
    acts[event.key]();
  } else if (event.key === "Enter" && plain && event.target.matches("input, select")) {
    event.preventDefault();
    addRow(row.closest(".part"), row);
  }
}

function onClick(event) {
  const button = event.target.closest?.("#editor .add-row, #editor .drop-row, #inspector [data-discard]");
  if (!button) return;
  if (button.matches("[data-discard]")) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    delete inspector().dataset.dirty; // the button says that this is meant
    htmx.ajax("GET", button.href, { target: "#inspector", swap: "outerHTML" });
    return;
  }
  event.preventDefault();
  if (button.matches(".add-row")) addRow(button.closest(".part"), null);
  else dropRow(button.closest("tr"));
}

/* The preview: old messages go when new ones come, and fields say whether they are wrong. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.target.matches?.(".inputs")) return;
  for (const slot of event.target.querySelectorAll(".error")) slot.replaceChildren();
});

/* The answer is there: htmx gives a new form the classes of the old one for a moment, and none that
   comes looks as if it were being sent. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.requestConfig.elt.id === "editor") detail.requestConfig.elt.classList.remove("htmx-request");
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.target.matches?.(".inputs")) return;
  for (const slot of event.target.querySelectorAll(".error")) {
    const field = document.getElementById(`f-${slot.id.slice(2)}`);
    if (slot.querySelector(":scope > :not(.advice)")) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
});

/* A new form: the focus stays at the same field, and the place where one was. */
let kept = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  const at = document.activeElement;
  if (event.detail.target?.id !== "inspector") return;
  const preview = inspector().querySelector(".inputs");
  const own = preview?.contains(event.detail.elt); // then this request takes the place of the preview
  if (preview && !own) htmx.trigger(preview, "htmx:abort"); // its answer would come into another form
  const within = inspector().contains(at);
  const { ref } = inspector().dataset;
  kept = within ? { name: at.name, place: placeOf(at), ref, scrolled: inspector().scrollTop } : null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "inspector") return;
  if (document.querySelector("#leaving, #quick")) return showQuestion();
  if (!kept) return;
  const same = kept.ref === inspector().dataset.ref;
  if (same) inspector().scrollTop = kept.scrolled;
  const at = document.activeElement;
  const cell = kept.place && cellAt(kept.place);
  if (cell && (at === document.body || at.name === kept.name)) cell.focus({ preventScroll: true });
  else if (at === document.body) {
    const field = same && kept.name ? form()?.elements.namedItem(kept.name) : null;
    const found = field instanceof HTMLElement ? field : inspector();
    found.focus({ preventScroll: true });
  }
  kept = null;
});

/* What is asked is read before it is answered: its heading is in view, and no button has the focus. */
function showQuestion() {
  kept = null;
  inspector().scrollTop = 0;
  const { top } = document.getElementById("inspector-title").getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) inspector().scrollIntoView();
  inspector().focus({ preventScroll: true });
}

document.addEventListener("input", (event) => {
  if (!event.target.closest?.("#editor")) return;
  touch();
  onProtocol(event.target);
});
document.addEventListener("rows:changed", touch);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
