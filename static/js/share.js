/* The share dialog: it comes when asked for, its links are copied, and the focus goes back where it was. */
import { modified } from "./keys.js";

const button = document.getElementById("share-button");
const dialog = document.getElementById("share-dialog");
const part = document.getElementById("share");
const toasts = document.getElementById("toasts");
const AT_ONCE = "#share"; // at the end of an address
const COPIED = 2500; // milliseconds

/* What it shows is as new as the press that opens it: links may have been withdrawn meanwhile. */
async function open() {
  await htmx.ajax("GET", new URL(button.href).pathname, { source: part, target: part, swap: "innerHTML" });
  if (part.childElementCount && !dialog.open) show();
}

function say(text) {
  const region = document.querySelector("[data-share-says]");
  if (region) region.textContent = text;
}

/* On plain http the clipboard is closed: then the field is chosen, and copied as of old. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

async function copy(pressed) {
  const says = pressed.querySelector("[data-copy-says]");
  const done = await copied(document.getElementById(pressed.dataset.copies));
  if (done) pressed.focus(); // otherwise the text stays chosen
  says.textContent = done ? "Copied" : "Press Ctrl+C";
  say(done ? "Copied" : "Press Ctrl+C to copy it.");
  setTimeout(() => {
    says.textContent = "Copy";
    say("");
  }, COPIED);
}

function reveal() {
  for (const one of document.querySelectorAll("[data-copies]")) one.hidden = false;
}

/* One goes on where something was just done; what was told is read out. */
function onSettled({ target }) {
  if (!part?.contains(target) && target !== part) return;
  reveal();
  const told = target.querySelector("[data-told]");
  if (told) say(told.textContent.trim());
  target.querySelector("[data-made]")?.focus();
}

/* The code for a course page may show the snapshot as soon as there is one. */
async function onTaken({ target }) {
  const short = target.id === "share-taken" && target.querySelector("[data-snapshot]")?.dataset.snapshot;
  const embed = document.getElementById("share-embed");
  if (!short || !embed) return;
  const path = `${new URL(button?.href ?? location.href).pathname}?snapshot=${encodeURIComponent(short)}`;
  const { open } = embed.querySelector("details");
  await htmx.ajax("GET", path, { source: embed, target: embed, swap: "outerHTML" });
  document.querySelector("#share-embed details").open = open;
}

/* What went wrong, and what must wait, is said on the page: nothing may stand before it. What was only
   refused is said at the bottom, which is in the dialog while that is open. */
function makeRoom({ detail, defaultPrevented, type }) {
  const failed = type !== "htmx:confirm" || defaultPrevented;
  const told = type === "htmx:responseError" && detail.xhr.getResponseHeader("HX-Trigger");
  if (failed && !told && dialog?.open && part.contains(detail.elt)) dialog.close();
}

/* All behind an open dialog is dim, and nobody reads it out: so what is said comes along. */
function show() {
  dialog.append(toasts);
  dialog.showModal();
}

function leave() {
  document.body.append(toasts);
  button.focus();
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-copies]");
  if (pressed) copy(pressed);
});
document.addEventListener("htmx:afterSettle", onSettled);
document.addEventListener("htmx:afterSettle", onTaken);
for (const name of ["htmx:confirm", "htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, makeRoom);
}
reveal();

if (button && dialog) {
  button.addEventListener("click", (event) => {
    if (modified(event) || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", leave);
  if (location.hash === AT_ONCE) {
    history.replaceState(history.state, "", `${location.pathname}${location.search}`);
    if (document.readyState === "complete") open();
    else addEventListener("load", open, { once: true });
  }
}
