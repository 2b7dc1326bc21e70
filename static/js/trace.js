/* Walk through the hops of an answer with buttons and arrow keys; the picture follows. */
import { question } from "./address.js";
import { made, replace } from "./parts.js";
import { lament } from "./trouble.js";

const DATABASE_AWAY = 503;
const GONE = 410;

const hops = () => [...document.querySelectorAll("#trace [data-hop]")];
const current = () => document.querySelector("#trace [data-hop][aria-current]");

export function go(hop, focus, quiet = false) {
  if (!hop) return;
  current()?.removeAttribute("aria-current");
  hop.setAttribute("aria-current", "step");
  for (const one of hops()) one.tabIndex = one === hop ? 0 : -1;
  if (focus) hop.focus({ preventScroll: true });
  if (!quiet) hop.scrollIntoView({ block: "nearest" });
  tell(hop);
  const { resource: id, name } = hop.dataset;
  document.dispatchEvent(new CustomEvent("hop:current", { detail: { id, name, anchor: hop.id, quiet } }));
}

/* Where we are, in words, and which buttons have something to do. */
function tell(hop) {
  const all = hops();
  const at = all.indexOf(hop);
  const [leg, number] = hop.id.split("-");
  const says = document.querySelector("[data-where]");
  says.textContent = `${leg === "reply" ? "Reply" : "Request"}, hop ${number}: ${hop.dataset.name}`;
  for (const button of document.querySelectorAll("[data-step]")) {
    const there = at + Number(button.dataset.step);
    button.setAttribute("aria-disabled", String(there < 0 || there >= all.length));
  }
}

function step(by, focus) {
  const all = hops();
  if (!all.length) return;
  const at = all.indexOf(current());
  go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)], focus);
}

const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  const at = event.target;
  const nowhere = at === document.body && event.key.match(/Left|Right/); // up and down scroll
  if (!(nowhere || at.matches("[data-hop]") || at.closest(".stepper"))) return;
  if (nowhere && !hops().length) return;
  event.preventDefault();
  step(KEYS[event.key], at.matches("[data-hop]"));
}

function onClick(event) {
  const button = event.target.closest("[data-step]");
  if (button) return step(Number(button.dataset.step), false);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const anchor = event.target.closest('#trace a[href^="#"]')?.hash.slice(1);
  const hop = anchor ? document.getElementById(anchor) : event.target.closest("#trace [data-hop]");
  if (!hop?.matches("[data-hop]")) return;
  const meant = Boolean(anchor || event.target.closest(".number"));
  if (meant) event.preventDefault();
  if (meant || !event.target.closest("a, summary, .table-scroll")) go(hop, meant);
}

/* A new answer: show the tools, start at the hop that the address means, else before the first. */
function prepare(quiet = false) {
  const stepper = document.querySelector("#trace .stepper");
  if (!stepper) return;
  stepper.hidden = false;
  const open = current();
  hops().forEach((hop, i) => (hop.tabIndex = i ? -1 : 0));
  if (quiet) return;
  const wanted = open ?? document.getElementById(location.hash.slice(1));
  if (!wanted?.matches("[data-hop]")) return;
  go(wanted, false);
  wanted.querySelector("[data-linked], .decision[open]")?.scrollIntoView({ block: "nearest" });
}

/* Something has changed: the new answer is sent; if it is not, the question is asked again. */
const SOON = 60; // milliseconds, after something was missed
const LATE = 1500;
let planned = 0;
let asking = null;

function onRevision({ detail }) {
  if (!document.querySelector("#trace .answer, #trace [aria-invalid]")) return;
  clearTimeout(planned);
  planned = setTimeout(askAgain, detail.from === null ? SOON : LATE);
}

function onAnswered({ detail }) {
  clearTimeout(planned);
  asking?.abort();
  show(detail);
}

async function askAgain() {
  asking?.abort();
  asking = new AbortController();
  const bench = document.querySelector("main[data-live]");
  try {
    const answer = await fetch(`${bench.dataset.live}answer/?${question()}`, { signal: asking.signal });
    if (answer.ok) show(await answer.json());
  } catch {
    // Overtaken by the next one; or the connection is lost, which is said elsewhere.
  }
}

/* The new answer in place of the old one: the hop, the form being typed into, what is open, all stay. */
function show(answer) {
  const old = document.getElementById("trace");
  const fresh = made(answer.trace);
  const { id } = current() ?? {};
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  for (const form of ["#question", ".keep-panel"]) retype(old.querySelector(form), fresh.querySelector(form));
  replace(old, fresh);
  if (focus?.id) refocus(focus, document.getElementById(focus.id));
  htmx.process(fresh);
  replaceMenu(answer.export);
  const says = document.getElementById("announcement");
  if (says.textContent !== answer.says) says.textContent = answer.says;
  document.dispatchEvent(new CustomEvent("live:answer", { detail: answer }));
  prepare(true);
  const hop = id && document.getElementById(id);
  if (hop) go(hop, false, true);
}

/* What somebody was typing into the form, typed into the new one. */
function retype(old, fresh) {
  for (const one of (fresh && old?.elements) ?? []) {
    const other = fresh.elements[one.name];
    if (other && one.type !== "hidden" && one.value !== usual(one)) other.value = one.value;
  }
}

const usual = (one) => (one.options ? [...one.options].find((option) => option.defaultSelected)?.value : one.defaultValue);

function refocus(old, fresh) {
  fresh?.focus({ preventScroll: true });
  if (fresh?.setSelectionRange && old.selectionStart !== null) fresh.setSelectionRange(old.selectionStart, old.selectionEnd);
}

function replaceMenu(markup) {
  const menu = document.getElementById("export");
  if (menu && !menu.open) menu.replaceWith(made(markup));
}

/* No answer: a page that says what happened, or, without a server, a word that it is gone. */
const UNSTORED = "The database does not answer. What you typed is still here: try again in a few seconds.";
const UNHEARD = "No answer from the server. Check the connection, then try again.";

function onTrouble(event) {
  const { xhr, pathInfo } = event.detail;
  const told = xhr?.getResponseHeader("HX-Trigger"); // what was refused, in a word at the bottom
  const stays = told || xhr?.status === DATABASE_AWAY; // and what was typed with it
  if (xhr?.status === GONE) location.reload(); // the page, too, is behind a link that was withdrawn
  else if (event.type === "htmx:responseError" && !stays) location.assign(pathInfo.finalRequestPath);
  if (event.type === "htmx:sendError") lament(UNHEARD);
  else lament(xhr?.status === DATABASE_AWAY ? UNSTORED : "");
}

for (const name of ["htmx:beforeRequest", "htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, onTrouble);
}
document.addEventListener("live:revision", onRevision);
document.addEventListener("live:answered", onAnswered);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "trace") prepare();
});
prepare();
