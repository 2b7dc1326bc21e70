/* The palette: opened by A or /, filtered while one types, chosen from with arrows and Enter. */
import { modified, typing } from "./keys.js";

const palette = document.getElementById("palette");
const filter = document.getElementById("palette-filter");
const families = document.getElementById("palette-families");
const found = document.getElementById("palette-found");
const bench = document.querySelector(".bench");

let selected = families?.dataset.near ?? "";
let near = selected; // what the palette is opened for: the selection, or a line of the list
let prepared = false;
let refreshed = Promise.resolve();

const lines = () => [...families.querySelectorAll("li")].filter((line) => !line.hidden);
const offers = () => lines().flatMap((line) => line.querySelector("a.offer") ?? []);

/* Every word that is typed is to be found in what a kind is called; if in none, in what it is for. */
function sift() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...families.querySelectorAll("li")];
  const fitting = (text) => all.filter((line) => words.every((word) => text(line).includes(word)));
  let fit = fitting((line) => line.dataset.called);
  if (!fit.length) fit = fitting((line) => `${line.dataset.called} ${line.dataset.about}`);
  for (const line of all) line.hidden = !fit.includes(line);
  for (const family of families.querySelectorAll(".family")) {
    family.hidden = !family.querySelector("li:not([hidden])");
  }
  if (!words.length) found.textContent = "";
  else found.textContent = lines().length ? `${lines().length} found` : "Nothing is called that. Try another word.";
}

/* Enter takes what is called so, before what only mentions it. */
function best() {
  const wanted = filter.value.trim().toLowerCase();
  const called = (one) => one.textContent.trim().toLowerCase();
  return offers().find((one) => called(one) === wanted) ?? offers().find((one) => called(one).includes(wanted)) ?? offers()[0];
}

/* Whoever walked into the list before it was new stays at the same kind. */
let held = null;
function hold() {
  held = document.activeElement?.closest("#palette-families a")?.dataset.adds ?? null;
}

/* What suits the selection, and what needs something first, is as it was when last asked. */
async function refresh() {
  const { near: shown, revision } = families.dataset;
  if (shown === near && revision === bench.dataset.revision) return;
  const query = near ? `?in=${encodeURIComponent(near)}` : "";
  const now = { near, revision: bench.dataset.revision };
  await htmx.ajax("GET", palette.dataset.url + query, { source: palette, target: families, swap: "innerHTML" });
  Object.assign(families.dataset, now);
  sift();
  if (held) (families.querySelector(`[data-adds="${held}"]`) ?? filter).focus();
  held = null;
}

function open(ref = selected) {
  near = ref;
  prepared = true;
  palette.open = true;
  filter.value = "";
  sift();
  refreshed = refresh();
  palette.scrollIntoView({ block: "nearest" });
  filter.focus();
}

function close(back) {
  palette.open = false;
  if (back) palette.querySelector("summary").focus();
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const all = [filter, ...offers()];
  const at = all.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  all[Math.min(Math.max(at + step, 0), all.length - 1)].focus();
}

function onKey(event) {
  if (!palette.open) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event);
  else if (event.key === "Escape") close(true);
  else if (event.key === "Enter" && event.target === filter) {
    event.preventDefault();
    refreshed.then(() => best()?.click()); // what is being replaced takes no press
  } else if (event.key.length === 1 && event.key !== " " && !modified(event) && event.target !== filter) filter.focus();
  else return;
  event.stopPropagation();
}

/* Its form is beside the picture; on a phone it is far below. */
function follow() {
  const inspector = document.getElementById("inspector");
  const box = inspector.getBoundingClientRect();
  if (box.top > innerHeight / 2 || box.bottom < 0) inspector.scrollIntoView({ block: "start" });
  inspector.querySelector("form input:not([type=hidden]), form select")?.focus({ preventScroll: true });
}

function start() {
  palette.querySelector(".palette-head").hidden = false;
  palette.addEventListener("keydown", onKey);
  palette.addEventListener("toggle", () => {
    if (!palette.open) prepared = false;
    else if (!prepared) open(); // its button does it without us
  });
  filter.addEventListener("input", sift);
  families.addEventListener("htmx:beforeSwap", hold);
  palette.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) close(true);
  });
  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-opens-palette]");
    if (asked && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      open(asked.dataset.near);
    } else if (palette.open && !palette.contains(event.target)) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (!["a", "A", "/"].includes(event.key) || modified(event) || typing(event)) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("resource:selected", (event) => (selected = event.detail.id));
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig?.elt;
    if (event.target.id !== "inspector" || !asked?.closest?.(".offer, .begin, .tool, .tool-panel")) return;
    palette.open = false;
    follow();
  });
}

if (palette) start();
