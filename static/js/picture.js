/* Pan, zoom and fit the picture by its viewBox, with pointer, wheel and keyboard; show one resource. */
const stage = document.getElementById("stage");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const MOST = 6; // times closer than the whole picture
const STEP = 1.3;
const MARGIN = 32; // picture units around a lit path
const LIT = ["on-path", "blocked", "undetermined"]; // what a trace makes of what it passes
const LARGEST = 1.5; // pixels a picture unit, where the visitor has not chosen otherwise
const LEAST_LIT = 1 / 2; // of the whole is on show around a lit path, unless that is too small to read

let whole = null; // the viewBox that shows everything: [x, y, width, height]
let view = null;
let gliding = 0;
let touched = false; // has the visitor chosen what to look at?

const picture = () => stage.querySelector("svg");
const show = (box) => {
  view = box;
  picture().setAttribute("viewBox", box.join(" "));
  stage.classList.toggle("close", box[2] < whole[2] * 0.999);
  document.dispatchEvent(new CustomEvent("picture:moved"));
};

function glide(box) {
  cancelAnimationFrame(gliding);
  if (still.matches) return show(box);
  const from = view;
  const start = performance.now();
  const frame = (now) => {
    const part = Math.min((now - start) / 220, 1);
    const eased = 1 - (1 - part) ** 3;
    show(box.map((to, i) => from[i] + (to - from[i]) * eased));
    if (part < 1) gliding = requestAnimationFrame(frame);
  };
  gliding = requestAnimationFrame(frame);
}

function inPicture(x, y) {
  return new DOMPoint(x, y).matrixTransform(picture().getScreenCTM().inverse());
}

function centre() {
  return { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 };
}

/* The box that is `factor` times closer and keeps `point` where it is. */
function zoomed(factor, point) {
  const width = Math.min(Math.max(view[2] / factor, whole[2] / MOST), whole[2] * 1.5);
  const scale = width / view[2];
  return [
    point.x - (point.x - view[0]) * scale,
    point.y - (point.y - view[1]) * scale,
    width,
    view[3] * scale,
  ];
}

const moved = (x, y) => [view[0] + x, view[1] + y, view[2], view[3]];
function chosen(box, now = glide) {
  touched = box !== whole;
  cancelAnimationFrame(gliding);
  now(box);
}

const fit = () => chosen(whole);
const zoom = (factor) => chosen(zoomed(factor, centre()));
const move = (x, y) => chosen(moved((x * view[2]) / 8, (y * view[3]) / 8));

const KEYS = {
  "+": () => zoom(STEP),
  "=": () => zoom(STEP),
  "-": () => zoom(1 / STEP),
  0: fit,
  ArrowLeft: () => move(-1, 0),
  ArrowRight: () => move(1, 0),
  ArrowUp: () => move(0, -1),
  ArrowDown: () => move(0, 1),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

/* Where the page scrolls, or the page around this frame, the wheel is its own unless Ctrl is held. */
function onWheel(event) {
  const scrolls = "inAPage" in stage.dataset || document.documentElement.scrollHeight > innerHeight + 1;
  if (scrolls && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  chosen(zoomed(Math.exp(-event.deltaY / 300), inPicture(event.clientX, event.clientY)), show);
}

/* One finger or the mouse drags; two fingers zoom. A drag is not a click. */
const fingers = new Map();
let travelled = 0;

function onDown(event) {
  if (event.button) return;
  fingers.set(event.pointerId, event);
  travelled = 0;
}

function onMove(event) {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  travelled += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
  if (travelled < 5) return;
  stage.classList.add("dragging");
  stage.setPointerCapture(event.pointerId);
  const was = spread();
  const start = inPicture(before.clientX, before.clientY);
  const end = inPicture(event.clientX, event.clientY);
  fingers.set(event.pointerId, event);
  if (fingers.size === 1) chosen(moved(start.x - end.x, start.y - end.y), show);
  else if (was) chosen(zoomed(spread() / was, middle()), show);
}

const two = () => [...fingers.values()];
function spread() {
  const [a, b] = two();
  return b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
}
function middle() {
  const [a, b] = two();
  return inPicture((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
}

function onUp(event) {
  fingers.delete(event.pointerId);
  stage.classList.remove("dragging");
}

function swallowDragClick(event) {
  if (travelled < 5) return;
  event.stopPropagation();
  event.preventDefault();
}

/* Marks outlive a new drawing: which resource is selected, which the current hop is at. */
const marks = { selected: "", current: "" };

function mark(name) {
  picture().querySelectorAll(`.${name}`).forEach((one) => one.classList.remove(name));
  const id = marks[name];
  const found = id && picture().querySelector(`[data-ref="${CSS.escape(id)}"]`);
  if (found) found.classList.add(name);
  return found;
}

/* Mark a resource, and bring it into view when it is outside. */
function reveal(id, name) {
  marks[name] = id;
  const found = mark(name);
  if (!found) return;
  const box = found.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const half = found.classList.contains("cluster") ? 0 : 1; // of a big box its middle is enough
  const [wide, tall] = [(box.width / 2) * half, (box.height / 2) * half];
  const inside =
    x - wide >= frame.left && x + wide <= frame.right &&
    y - tall >= frame.top && y + tall <= frame.bottom;
  if (inside) return;
  const middle = inPicture(x, y);
  glide([middle.x - view[2] / 2, middle.y - view[3] / 2, view[2], view[3]]);
}

/* How much wider a box must be, if its content is not to look larger than people like. */
function largest([, , width, height]) {
  const frame = stage.getBoundingClientRect();
  return Math.min(frame.width / width, frame.height / height) / LARGEST;
}

/* The two ends of the question, also the one that no packet reaches. */
function ends() {
  const typed = [...document.querySelectorAll("#q-from, #q-to")].map((one) => one.value);
  const offers = [...document.querySelectorAll("#names option")].filter((one) => typed.includes(one.value));
  const ids = offers.flatMap((one) => one.dataset.ids.split(" "));
  return ids.flatMap((id) => picture().querySelector(`.node[data-ref="${CSS.escape(id)}"]`) ?? []);
}

/* A lit path is brought close, unless the visitor has chosen what to look at. */
function frameTrace() {
  if (touched) return;
  const lit = [...picture().querySelectorAll("path.trace, .node.on-path, .blocked, .undetermined")];
  if (!lit.length) return glide(whole);
  const boxes = [...lit, ...ends()].map((one) => one.getBoundingClientRect());
  const [left, right] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right))];
  const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
  const [a, b] = [inPicture(left, top), inPicture(right, bottom)];
  const frame = stage.getBoundingClientRect();
  const height = Math.max(b.y - a.y + 2 * MARGIN, ((b.x - a.x + 2 * MARGIN) * frame.height) / frame.width);
  const readable = largest(whole) * LARGEST; // one pixel a picture unit
  const scale = Math.max(height / whole[3], 1 / MOST, largest(whole), Math.min(LEAST_LIT, readable));
  if (scale >= 1) return glide(whole);
  const [width, tall] = [whole[2] * scale, whole[3] * scale];
  glide([(a.x + b.x - width) / 2, (a.y + b.y - tall) / 2, width, tall]);
}

/* What the view shows all of: the picture, and, of a small one, some room around it. */
function roomy(viewBox) {
  const [x, y, width, height] = viewBox.split(/[\s,]+/).map(Number);
  const far = Math.max(largest([x, y, width, height]), 1);
  return [x - (width * (far - 1)) / 2, y - (height * (far - 1)) / 2, width * far, height * far];
}

/* Where everything is, in picture units: cards by their middle, frames by their corner. */
function spots() {
  const found = new Map();
  for (const one of picture().querySelectorAll(":scope > [data-ref]")) {
    const [x, y] = one.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const half = one.classList.contains("cluster") ? 0 : one.querySelector(".ground").getAttribute("width") / 2;
    found.set(one.dataset.ref, [x + half, y]);
  }
  return found;
}

/* What one looks at: what is selected, else the nearest to the middle that is still there. */
function held(before, after) {
  const { x, y } = centre();
  const far = ([left, top]) => Math.hypot(left - x, top - y);
  const inside = ([left, top]) => left >= view[0] && left <= view[0] + view[2] && top >= view[1] && top <= view[1] + view[3];
  const chosenOnes = [marks.selected, marks.current].filter((id) => before.has(id) && inside(before.get(id)));
  const near = [...before.keys()].sort((a, b) => far(before.get(a)) - far(before.get(b)));
  return [...chosenOnes, ...near].find((id) => after.has(id));
}

/* Pieces in place of those of the same id, each in front of the one that follows it. */
function patch({ set, gone }) {
  const svg = picture();
  const find = (id) => (id === null ? null : svg.querySelector(`:scope > [id="${CSS.escape(id)}"]`));
  const markup = set.map((one) => one.svg).join("");
  const pieces = new DOMParser().parseFromString(`<svg xmlns="${svg.namespaceURI}">${markup}</svg>`, "image/svg+xml");
  for (const id of gone) find(id)?.remove();
  set.forEach(({ id, before }, index) => {
    const old = find(id);
    const fresh = document.importNode(pieces.documentElement.children[index], true);
    for (const name of old ? LIT : []) fresh.classList.toggle(name, old.classList.contains(name));
    old?.remove();
    svg.insertBefore(fresh, find(before));
  });
}

/* The network has changed: what did not is not touched, and what one looks at stays where it is. */
function onRevision({ detail: { picture: change } }) {
  if (change?.problem) return lament(change.problem);
  if (!change) return;
  const all = view.every((number, index) => Math.abs(number - whole[index]) < 0.01);
  const before = spots();
  const focus = document.activeElement?.closest("#stage [id]")?.id;
  if (change.whole) document.getElementById("stage-content").innerHTML = change.whole;
  else patch(change);
  whole = roomy(change.view ?? picture().getAttribute("viewBox"));
  const after = spots();
  const id = held(before, after);
  const [[x, y], [toX, toY]] = id ? [before.get(id), after.get(id)] : [[0, 0], [0, 0]];
  cancelAnimationFrame(gliding);
  show(all ? whole : moved(toX - x, toY - y));
  mark("selected");
  mark("current");
  if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus({ preventScroll: true });
}

/* It cannot be drawn any more: the last picture stays, and is said to be old. */
function lament(problem) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = `${problem} What you see is the last one that could be drawn; the list of resources is up to date.`;
  trouble.hidden = false;
}

/* The same question has another answer: its way is lit, and nothing moves. */
function onAnswer({ detail: { lit } }) {
  const svg = picture();
  for (const one of svg.querySelectorAll(".trace, .trace-halo, .trace-sign")) one.remove();
  for (const one of svg.querySelectorAll(LIT.map((name) => `.${name}`).join())) one.classList.remove(...LIT);
  svg.classList.toggle("tracing", lit !== null);
  if (!lit) return;
  for (const [id, names] of Object.entries(lit.marks)) {
    svg.querySelector(`:scope > [id="${CSS.escape(id)}"]`)?.classList.add(...names.split(" "));
  }
  const pieces = (markup) => {
    const parsed = new DOMParser().parseFromString(`<svg xmlns="${svg.namespaceURI}">${markup}</svg>`, "image/svg+xml");
    return [...parsed.documentElement.children].map((one) => document.importNode(one, true));
  };
  const firstCard = svg.querySelector(":scope > .node");
  for (const one of pieces(lit.below)) svg.insertBefore(one, firstCard);
  const lastCard = [...svg.querySelectorAll(":scope > .node")].at(-1);
  for (const one of pieces(lit.above).reverse()) svg.insertBefore(one, lastCard?.nextSibling ?? null);
}

/* A new drawing of the same network is looked at as the old one was. */
function onRedrawn(event) {
  if (event.detail.target?.id !== "stage-content") return;
  marks.current = "";
  show(view);
  mark("selected");
  redrawn = true;
}

/* Until htmx has settled, what is new looks as what it replaced; and the answer below may have
   changed the height of the stage. */
let redrawn = false;
function onSettled(event) {
  if (event.target.id !== "trace" || !redrawn) return;
  redrawn = false;
  mark("selected");
  requestAnimationFrame(frameTrace);
}

function start() {
  whole = roomy(picture().getAttribute("viewBox"));
  show(whole);
  stage.addEventListener("keydown", onKey);
  stage.addEventListener("wheel", onWheel, { passive: false });
  stage.addEventListener("pointerdown", onDown);
  stage.addEventListener("pointermove", onMove);
  stage.addEventListener("pointerup", onUp);
  stage.addEventListener("pointercancel", onUp);
  stage.addEventListener("click", swallowDragClick, true);
  stage.addEventListener("dblclick", fit);
  const tools = document.querySelector(".stage-tools");
  tools.hidden = false;
  tools.querySelector(".zoom").hidden = false;
  const acts = { in: () => zoom(STEP), out: () => zoom(1 / STEP), fit };
  tools.addEventListener("click", (event) => acts[event.target.closest("[data-view]")?.dataset.view]?.());
  document.addEventListener("htmx:oobAfterSwap", onRedrawn);
  document.addEventListener("htmx:afterSettle", onSettled);
  document.addEventListener("live:revision", onRevision);
  document.addEventListener("live:answer", onAnswer);
  document.addEventListener("resource:selected", (event) => reveal(event.detail.id, "selected"));
  document.addEventListener("hop:current", ({ detail }) => {
    marks.current = detail.id;
    if (detail.quiet) mark("current");
    else reveal(detail.id, "current");
  });
  frameTrace();
}

/* A page that began without a picture has no tools for one either: it is loaded anew. */
function appear({ detail: { picture: change } }) {
  if (change?.whole && !document.querySelector("[data-dirty]")) location.reload();
}

if (stage && picture()) start();
else document.addEventListener("live:revision", appear);
