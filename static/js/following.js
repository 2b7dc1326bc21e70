/* Others change things: what the inspector shows follows, but never over what somebody is typing. */
import { about, lost, warn } from "./meanwhile.js";
import { choice, here, isThere, shown } from "./select.js";
import { isDirty } from "./typed.js";
import { putBack, whereOneIs } from "./whereabouts.js";

const FOLLOWED = "inspector:followed";
const SPREAD = 400; // milliseconds over which the pages of a class ask
const PACE = 1000; // and so often each of them at most
const NOTHING = { revision: 0, touched: null };

const inspector = () => document.getElementById("inspector");
const form = () => document.getElementById("editor");
const dirty = () => isDirty(inspector());
const isNew = () => inspector().dataset.ref === ""; // the form of something that is to be added

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
  if (isNew() && !lost()) return false;
  if (changed === null) return true;
  const linked = [...inspector().querySelectorAll("[data-select]")].map((one) => one.dataset.select);
  return [about(), choice(), ...linked].some((id) => changed.includes(id));
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
    warn(inspector(), touched);
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
  if (touched) warn(inspector(), touched);
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

let left = null; // where one was in what has been replaced

async function refresh(now) {
  left = null;
  const event = new CustomEvent(FOLLOWED, { detail: now });
  const into = { source: "#inspector", target: "#inspector", swap: "outerHTML", event };
  await htmx.ajax("GET", source(), into).catch(() => {}); // no connection: the page's wire says so
  if (left) putBack(left, inspector());
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
  left = whereOneIs(inspector());
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

document.addEventListener("htmx:beforeSwap", onFollowed);
document.addEventListener("live:revision", onRevision);
