/* The tools of the selected resource: beside it on the picture, never over it, and by keyboard. */
import { modified, typing } from "./keys.js";

const bench = document.querySelector(".bench");
const stage = document.getElementById("stage");
const GAP = 8; // pixels between the tools and what they are about
const TITLE = 56; // pixels of a frame that its name takes, at most
const FAR = 24; // square pixels of somebody else that are rather covered than a pixel farther away

const bar = () => document.getElementById("picture-tools");
const tool = (name) => bar()?.querySelector(`[data-tool="${name}"]`);
const drawn = () => stage.querySelector(`[data-ref="${CSS.escape(bar().dataset.drawn ?? "")}"]`);

const overlap = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const distance = (a, b) =>
  Math.max(0, a.left - b.right, b.left - a.right) + Math.max(0, a.top - b.bottom, b.top - a.bottom);

/* Of a frame only its name must be seen; what stands in it is counted by itself. */
function kept(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom: element.matches(".cluster") ? Math.min(bottom, top + TITLE) : bottom };
}

/* Where they may stand, the best place first; each as its left upper corner. */
function places(box, { width, height }, frame) {
  const middle = (box.left + box.right - width) / 2;
  const ends = [box.left, box.right - width];
  const beside = box.top;
  const sides = [
    [middle, box.top - height - GAP],
    [middle, box.bottom + GAP],
    [box.right + GAP, beside],
    [box.left - width - GAP, beside],
  ];
  const aside = ends.flatMap((left) => [[left, box.top - height - GAP], [left, box.bottom + GAP]]);
  const edges = [
    [middle, frame.bottom - height - GAP],
    [middle, frame.top + GAP],
    [frame.left + GAP, frame.bottom - height - GAP],
    [frame.right - width - GAP, frame.bottom - height - GAP],
  ];
  return [...sides, ...aside, ...edges];
}

const clamp = (value, least, most) => Math.max(least, Math.min(value, most));

function within([left, top], { width, height }, frame) {
  const x = clamp(left, frame.left + GAP, frame.right - width - GAP);
  const y = clamp(top, frame.top + GAP, frame.bottom - height - GAP);
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/* What is not in sight has its tools in a corner, the lower left one if all are alike. */
function corners(size, frame) {
  const [left, top] = [frame.left + GAP, frame.top + GAP];
  const [right, bottom] = [frame.right - size.width - GAP, frame.bottom - size.height - GAP];
  return [[left, bottom], [left, top], [right, bottom], [right, top]];
}

function place() {
  const tools = bar();
  const element = tools && !tools.hidden ? drawn() : null;
  const floats = tools && getComputedStyle(tools).position === "absolute";
  const frame = stage.getBoundingClientRect();
  const box = element?.getBoundingClientRect();
  const seen = element !== null && overlap(box, frame) > 0;
  tools?.classList.toggle("is-beside", element !== null && floats);
  tools?.classList.toggle("is-lost", !seen);
  if (!floats || tools.hidden) return;
  const size = tools.getBoundingClientRect();
  const others = [...stage.querySelectorAll(".node[data-ref], .cluster[data-ref]")].filter((one) => one !== element);
  const covered = (rect) =>
    others.reduce((sum, one) => sum + overlap(rect, kept(one)) * (one.matches(".node") ? 1 : 0.4), 0);
  const apart = (rect) => (seen ? 40 * overlap(rect, kept(element)) + FAR * distance(rect, box) : 0);
  let best = null;
  for (const corner of seen ? places(box, size, frame) : corners(size, frame)) {
    const rect = within(corner, size, frame);
    const price = covered(rect) + apart(rect);
    if (!best || price < best.price - 1) best = { rect, price };
  }
  const origin = tools.offsetParent.getBoundingClientRect();
  tools.style.left = `${Math.round(best.rect.left - origin.left)}px`;
  tools.style.top = `${Math.round(best.rect.top - origin.top)}px`;
  tools.classList.toggle("opens-up", best.rect.top > frame.top + frame.height / 2);
}

let planned = 0;
function soon() {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(place);
}

/* What is offered depends on the network: ask again when another is selected, or it has changed. */
let asked = 0;
let wanted = "";
let arriving = Promise.resolve();
function ask(id) {
  wanted = id;
  arriving = fetchTools(id, ++asked).catch(() => {}); // no connection: the page's wire says so
}

async function fetchTools(id, mine) {
  const answer = await fetch(`/s/${bench.dataset.slug}/tools/?select=${encodeURIComponent(id)}`);
  if (!answer.ok || mine !== asked) return;
  const piece = document.createElement("template");
  piece.innerHTML = await answer.text();
  if (mine !== asked) return;
  const fresh = piece.content.querySelector("#picture-tools");
  bar().replaceWith(fresh);
  htmx.process(fresh);
  soon();
}

const inspectorOf = (id) => document.querySelector(`#inspector[data-ref="${CSS.escape(id)}"]`);

/* A form that is open already is gone to, with what was typed into it. */
function edit() {
  const form = inspectorOf(bar().dataset.id);
  if (!form) return tool("edit")?.click();
  const box = form.getBoundingClientRect();
  if (box.top > innerHeight / 2 || box.bottom < 0) form.scrollIntoView({ block: "start" });
  form.querySelector("form input:not([type=hidden]), form select")?.focus({ preventScroll: true });
}

/* A key means what is selected when it is pressed, not what the last tools to arrive are for. */
async function press(act) {
  const id = wanted;
  for (let last = null; last !== arriving; ) await (last = arriving);
  if (bar().dataset.id === id) act();
}

/* The keys are those of what is selected, wherever on the picture or the list one is. */
function onKey(event) {
  if (typing(event) || modified(event) || event.shiftKey || !wanted) return;
  const at = event.target;
  const place = at === document.body || at.closest("#stage, #outline, #picture-tools");
  if (!place) return;
  if (event.key === "Delete" || event.key === "Backspace") press(() => tool("delete")?.click());
  else if (event.key.toLowerCase() === "d") press(() => tool("duplicate")?.click());
  else if (event.key === "Enter" && at.closest("#stage [data-ref].selected")) press(edit);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function start() {
  document.addEventListener("resource:selected", (event) => {
    const { id } = event.detail;
    const { id: shown, drawn: at } = bar().dataset;
    if (id === wanted || (shown === wanted && id === at)) soon();
    else ask(id);
  });
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest('[data-tool="edit"]');
    if (!pressed || !inspectorOf(bar().dataset.id) || !event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    edit();
  }, true);
  document.addEventListener("click", (event) => {
    const menu = bar()?.querySelector("details[open]");
    if (menu && (!menu.contains(event.target) || event.target.closest(".tool-panel a"))) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" ? bar()?.querySelector("details[open]") : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("picture:moved", soon);
  new ResizeObserver(soon).observe(stage);
  new MutationObserver(soon).observe(document.getElementById("stage-content"), { childList: true, subtree: true });
  wanted = bar()?.dataset.id ?? "";
  new MutationObserver(() => wanted && ask(wanted)).observe(bench, {
    attributes: true,
    attributeFilter: ["data-revision"],
  });
  soon();
}

if (stage) start();
