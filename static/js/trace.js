/* Walk through the hops of an answer with buttons and arrow keys; the picture follows. */
const hops = () => [...document.querySelectorAll("#trace [data-hop]")];
const current = () => document.querySelector("#trace [data-hop][aria-current]");

function go(hop, focus) {
  if (!hop) return;
  current()?.removeAttribute("aria-current");
  hop.setAttribute("aria-current", "step");
  for (const one of hops()) one.tabIndex = one === hop ? 0 : -1;
  if (focus) hop.focus({ preventScroll: true });
  hop.scrollIntoView({ block: "nearest" });
  tell(hop);
  const { resource: id, name } = hop.dataset;
  document.dispatchEvent(new CustomEvent("hop:current", { detail: { id, name, anchor: hop.id } }));
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
  const anchor = event.target.closest('#trace a[href^="#"]')?.hash.slice(1);
  const hop = anchor ? document.getElementById(anchor) : event.target.closest("#trace [data-hop]");
  if (!hop?.matches("[data-hop]")) return;
  if (anchor) event.preventDefault();
  if (anchor || !event.target.closest("a, summary, .table-scroll")) go(hop, Boolean(anchor));
}

/* A new answer: show the tools, start at the hop in the address, else before the first. */
function prepare() {
  const stepper = document.querySelector("#trace .stepper");
  if (!stepper) return;
  stepper.hidden = false;
  hops().forEach((hop, i) => (hop.tabIndex = i ? -1 : 0));
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted?.matches("[data-hop]")) go(wanted, false);
}

/* No answer: a page that says what happened, or, without a server, a word that it is gone. */
function onTrouble(event) {
  const trouble = document.getElementById("trouble");
  trouble.hidden = event.type === "htmx:beforeRequest";
  if (event.type === "htmx:responseError") location.assign(event.detail.pathInfo.finalRequestPath);
  if (event.type === "htmx:sendError") {
    trouble.textContent = "No answer from the server. Check the connection, then try again.";
  }
}

for (const name of ["htmx:beforeRequest", "htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, onTrouble);
}
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "trace") prepare();
});
prepare();
