/* A network in another site's page: step through the hops, and read in a line what is chosen. */
const hops = [...document.querySelectorAll("[data-hop]")];
const stepper = document.querySelector(".embed-stepper");
const panel = document.getElementById("trace");
const chosen = document.getElementById("chosen");
const open = document.getElementById("open");

const current = () => hops.findIndex((one) => one.matches("[aria-current]"));

/* Within the panel alone: the page around the frame stays where it is. */
function bringIntoView(hop) {
  const [frame, box] = [panel.getBoundingClientRect(), hop.getBoundingClientRect()];
  const above = box.top - frame.top - stepper.getBoundingClientRect().height;
  const below = box.bottom - frame.bottom;
  panel.scrollTop += above < 0 ? above : Math.max(Math.min(above, below), 0);
}

/* At first the verdict stays in sight, whatever hop the address names. */
function go(at, first = false) {
  const hop = hops[Math.min(Math.max(at, 0), hops.length - 1)];
  hops[current()]?.removeAttribute("aria-current");
  hop.setAttribute("aria-current", "step");
  if (!first) bringIntoView(hop);
  const [leg, number] = hop.id.split("-");
  const { name, resource: id } = hop.dataset;
  stepper.querySelector("[data-where]").textContent = `${leg === "reply" ? "Reply" : "Request"}, hop ${number}: ${name}`;
  for (const button of stepper.querySelectorAll("[data-step]")) {
    const there = current() + Number(button.dataset.step);
    button.setAttribute("aria-disabled", String(there < 0 || there >= hops.length));
  }
  document.dispatchEvent(new CustomEvent("hop:current", { detail: { id, name, anchor: hop.id, quiet: false } }));
  keep("hop", hop.id);
}

/* The full page opens where one is here. */
function keep(key, value) {
  const url = new URL(open.href);
  url.searchParams.set(key, value);
  open.href = url;
}

const drawn = (id) => document.querySelector(`#stage [data-ref="${CSS.escape(id)}"]`);

function choose(id, name) {
  const label = drawn(id)?.getAttribute("aria-label") ?? "";
  const rest = label.startsWith(`${name}, `) ? label.slice(name.length + 2) : label;
  chosen.querySelector("[data-name]").textContent = name;
  chosen.querySelector("[data-words]").textContent = rest;
  chosen.hidden = false;
  document.dispatchEvent(new CustomEvent("resource:selected", { detail: { id } }));
  keep("select", id);
}

function onClick(event) {
  const step = event.target.closest("[data-step]");
  if (step) return go(current() < 0 ? 0 : current() + Number(step.dataset.step));
  const link = event.target.closest("a[data-select]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button) {
    if (drawn(link.dataset.select)) {
      event.preventDefault();
      choose(link.dataset.select, link.textContent);
    }
    return;
  }
  const hop = event.target.closest("[data-hop]");
  if (hop) return go(hops.indexOf(hop));
  const card = event.target.closest("#stage [data-ref]");
  if (card) press(card);
}

const press = (card) => choose(card.dataset.ref, card.getAttribute("aria-label").split(",")[0]);

function onKey(event) {
  const card = event.target.closest?.("#stage [data-ref]");
  if (card && ["Enter", " "].includes(event.key)) {
    event.preventDefault();
    press(card);
  }
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by && event.target.closest?.(".embed-stepper")) go(current() < 0 ? 0 : current() + by);
}

document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.documentElement.dataset.steps = "";
if (stepper) {
  stepper.hidden = false;
  if (current() >= 0) go(current(), true);
}
if (chosen.dataset.drawn) {
  document.dispatchEvent(new CustomEvent("resource:selected", { detail: { id: chosen.dataset.drawn } }));
}
