/* The share dialog: it comes when asked for, its links are copied, and the focus goes back where it was. */
import { modified } from "./keys.js";

const button = document.getElementById("share-button");
const dialog = document.getElementById("share-dialog");
const part = document.getElementById("share");
const AT_ONCE = "#share"; // at the end of an address
const COPIED = 2500; // milliseconds

/* What it shows is as new as the press that opens it: links may have been withdrawn meanwhile. */
async function open() {
  await htmx.ajax("GET", new URL(button.href).pathname, { source: part, target: part, swap: "innerHTML" });
  if (part.childElementCount && !dialog.open) dialog.showModal();
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

/* A link that was just made is what one goes on with; what was told is read out. */
function onSettled({ target }) {
  if (!part?.contains(target) && target !== part) return;
  reveal();
  const told = part.querySelector("[data-told]");
  if (told) say(told.textContent.trim());
  const made = target.querySelector("[data-made]");
  if (made) made.focus();
  else if (dialog?.open && !dialog.contains(document.activeElement)) dialog.focus();
}

/* The code for a course page may show the snapshot as soon as there is one. */
function onTaken({ target }) {
  const short = target.id === "share-taken" && target.querySelector("[data-snapshot]")?.dataset.snapshot;
  const embed = document.getElementById("share-embed");
  if (!short || !embed) return;
  const path = `${new URL(button?.href ?? location.href).pathname}?snapshot=${encodeURIComponent(short)}`;
  htmx.ajax("GET", path, { source: embed, target: embed, swap: "outerHTML" });
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-copies]");
  if (pressed) copy(pressed);
});
document.addEventListener("htmx:afterSettle", onSettled);
document.addEventListener("htmx:afterSettle", onTaken);
reveal();

if (button && dialog) {
  button.addEventListener("click", (event) => {
    if (modified(event) || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => button.focus());
  if (location.hash === AT_ONCE) {
    history.replaceState(history.state, "", `${location.pathname}${location.search}`);
    if (document.readyState === "complete") open();
    else addEventListener("load", open, { once: true });
  }
}
