/* Others change things: what the inspector shows follows, but never over what somebody is typing. */
import { choice, here, shown } from "./select.js";

const FOLLOWED = "inspector:followed";
const SPREAD = 400; // milliseconds over which the pages of a class ask
const PACE = 1000; // and so often each of them at most
const NOTHING = { revision: 0, touched: null };

const inspector = () => document.getElementById("inspector");
const form = () => document.getElementById("editor");
const isNew = () => inspector().dataset.ref === ""; // the form of something that is to be added

/* What was typed. */
function typed(one) {
  if (one.type === "hidden" || !one.name) return false;
  if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
  if (one.options) {
    const usual = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    return one.selectedOptions[0] !== usual;
  }
  return "defaultValue" in one && one.value !== one.defaultValue;
}

function dirty() {
  if (inspector().matches("[data-dirty]") || inspector().querySelector("[data-dirty]")) return true;
  return [...inspector().querySelectorAll("form")].some((one) => [...one.elements].some(typed));
}

/* What is on its way into the inspector is waited for: it may be newer than what is to be followed. */
const underway = new Set();
document.addEventListener("htmx:beforeRequest", ({ detail: { target, xhr } }) => {
  if (target?.id !== "inspector") return;
  underway.add(xhr);
  xhr.addEventListener("loadend", () => {
    underway.delete(xhr);
    if (news.revision) plan(0);
  });
});

/* The latest revision that the inspector itself made: it shows it already. An undo changes what it
   does not show. */
let saved = 0;
document.addEventListener("resource:saved", ({ detail }) => {
  if (detail.id) saved = Math.max(saved, detail.revision ?? 0);
});

const madeFrom = () => Number(form()?.elements.revision?.value ?? 0);

/* Is it about what is shown, or what that is linked to? */
function touches(changed) {
  if (isNew()) return false;
  if (changed === null) return true;
  const linked = [...inspector().querySelectorAll("[data-select]")].map((one) => one.dataset.select);
  return [shown(), choice(), ...linked].some((id) => changed.includes(id));
}

/* What is to be followed: the newest revision, and the last that touched what is shown. Several are
   followed at once. */
let news = NOTHING;
let planned = 0;
let last = 0; // when it was followed

function plan(wait) {
  planned ||= setTimeout(follow, wait);
}

function onRevision({ detail }) {
  const shows = shown() || inspector().querySelector("form");
  if (!shows || detail.revision <= saved) return;
  let touched = touches(detail.changed) ? detail : news.touched;
  if (touched && dirty() && !underway.size) {
    warn(touched);
    touched = null;
  }
  news = { revision: detail.revision, touched };
  const own = detail.by && detail.by.id === document.getElementById("you")?.dataset.id;
  plan(own ? 0 : Math.max(last + PACE - Date.now(), 0) + Math.random() * SPREAD);
}

function follow() {
  planned = 0;
  if (underway.size) return;
  const now = news;
  news = NOTHING;
  const known = Math.max(saved, madeFrom());
  if (now.revision <= known) return;
  if (now.touched?.revision <= known) now.touched = null;
  last = Date.now();
  if (dirty()) keep(now);
  else if (isHeld()) putOff(now);
  else if (now.touched || isOpen()) refresh(now);
}

/* A form offers what is there, whatever changes; what is only read follows what it is about. */
const isOpen = () => inspector().querySelector("form") !== null && !inspector().querySelector(".refused");

/* A button that is pressed just now, and a list that is being chosen from, are not taken away. */
const HELD = CSS.supports("selector(:open)") ? ":active, select:open" : ":active";
const isHeld = () => inspector().querySelector(HELD) !== null;

function putOff(now) {
  news = { revision: Math.max(news.revision, now.revision), touched: news.touched ?? now.touched };
  plan(SPREAD);
}

/* What was typed stays; what it would change is asked again. */
function keep({ touched }) {
  if (touched) warn(touched);
  form()?.querySelector(".inputs")?.dispatchEvent(new CustomEvent("rows:changed"));
}

/* Where what is shown comes from: a question stays one, and a long table at its page. */
function source() {
  const asked = inspector().querySelector("#leaving, #quick");
  if (asked) return asked.getAttribute("action");
  if (choice()) return here(choice());
  if (isNew()) return `${form().getAttribute("action")}?${new URLSearchParams({ in: form().dataset.near })}`;
  const pages = [...inspector().querySelectorAll(".pages [aria-current]")].map((one) => one.search.slice(1));
  return pages.length && isThere(shown()) ? `${form().getAttribute("action")}?${pages.join("&")}` : here(shown());
}

async function refresh(now) {
  left = null;
  const event = new CustomEvent(FOLLOWED, { detail: now });
  const into = { source: "#inspector", target: "#inspector", swap: "outerHTML", event };
  await htmx.ajax("GET", source(), into).catch(() => {}); // no connection: the page's wire says so
  if (left) putBack(left);
}

/* Somebody may have begun to type while it was on its way; and where nothing differs, nothing is done. */
function onFollowed({ detail }) {
  const { type, detail: now } = detail.requestConfig.triggeringEvent ?? {};
  if (type !== FOLLOWED || !detail.shouldSwap) return;
  const fresh = new DOMParser().parseFromString(detail.serverResponse, "text/html").getElementById("inspector");
  if (dirty()) keep(now);
  else if (fresh && bare(fresh) === bare(inspector())) madeAnew(now);
  else if (isHeld()) putOff(now);
  else return takeIn(detail);
  detail.shouldSwap = false;
}

function madeAnew({ revision }) {
  if (form()) form().elements.revision.value = revision;
}

/* Nobody has asked for it: the focus stays where it is. A raw ">" ends a tag, never a value. */
function takeIn(detail) {
  detail.serverResponse = detail.serverResponse.replace(/ autofocus(?=\s*>)/g, "");
  left = whereOneIs();
}

/* The inspector as the server wrote it, without what differs each time. */
function bare(one) {
  const copy = one.cloneNode(true);
  copy.querySelectorAll("[name=csrfmiddlewaretoken], [name=revision]").forEach((input) => input.remove());
  copy.querySelectorAll("details").forEach((branch) => (branch.open = false));
  for (const dressed of [copy, ...copy.querySelectorAll("[class]")]) {
    dressed.classList.remove(...[...dressed.classList].filter((name) => name.startsWith("htmx-")));
    if (!dressed.classList.length) dressed.removeAttribute("class");
  }
  return copy.outerHTML;
}

/* Where somebody is in the inspector, in words that outlive its elements. */
let left = null;
const words = (one) => [one.tagName, one.name, one.getAttribute("value"), one.textContent.trim()].join("\n");
const tables = () => [...inspector().querySelectorAll(".rows")];

function whereOneIs() {
  const at = document.activeElement;
  return {
    focus: inspector().contains(at) && !at.id ? words(at) : null,
    open: [...inspector().querySelectorAll("details[open] > summary")].map(words),
    scrolled: inspector().scrollTop,
    aside: tables().map((one) => one.scrollLeft),
  };
}

function putBack({ focus, open, scrolled, aside }) {
  for (const summary of inspector().querySelectorAll("summary")) {
    if (open.includes(words(summary))) summary.parentElement.open = true;
  }
  const lost = [document.body, inspector()].includes(document.activeElement);
  if (focus && lost && !inspector().querySelector("#leaving, #quick")) {
    const same = [...inspector().querySelectorAll("a, button, input, summary")].find((one) => words(one) === focus);
    same?.focus({ preventScroll: true });
  }
  tables().forEach((one, index) => (one.scrollLeft = aside[index] ?? 0));
  inspector().scrollTop = scrolled;
}

/* Who changed or deleted what, above the form, and what saving it leads to then. */
const isThere = (id) => document.querySelector(`#outline [data-select="${CSS.escape(id)}"]`) !== null;

const CHANGED = {
  otherwise: "has changed this meanwhile",
  then: "saving it asks which to keep",
  drop: "Drop mine and show theirs",
};
const DELETED = { otherwise: "has deleted this meanwhile", then: "saving it offers to add it again", drop: "Drop mine" };

function warn({ by, summary, steps, changed }) {
  const { otherwise, then, drop } = isThere(shown()) ? CHANGED : DELETED;
  const old = inspector().querySelector(".overtaken");
  if (drop === DELETED.drop && old?.textContent.includes(then)) return; // by whom is told already
  old?.remove();
  const line = Object.assign(document.createElement("div"), { className: "overtaken" });
  line.setAttribute("role", "status");
  const several = drop === DELETED.drop && (steps?.length > 1 || !changed); // the last may be about something else
  const who = by && !several ? by.name : "Somebody";
  const what = summary && !several ? `${who}, meanwhile: ${summary}` : `${who} ${otherwise}`;
  line.append(`${what}. What you typed is still here; ${then}.`);
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: drop });
  button.addEventListener("click", () => htmx.ajax("GET", here(shown()), { target: "#inspector", swap: "outerHTML" }));
  line.append(button);
  inspector().prepend(line);
}

document.addEventListener("htmx:beforeSwap", onFollowed);
document.addEventListener("live:revision", onRevision);
