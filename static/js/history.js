/* The history: a slider in a bar, a dialog with the steps, and new steps as they are taken. */
const SVG = "http://www.w3.org/2000/svg";
const PANEL = "history-panel";

const bar = document.getElementById("history");
const dialog = document.getElementById("history-dialog");
const panel = () => document.getElementById(PANEL);
const sliders = () => document.querySelectorAll(".history-slider input");

/* Requests of one source wait for each other, and only the last of those that wait is sent. */
const turn = (path) => htmx.ajax("GET", path, { source: panel(), target: "#history-list", swap: "outerHTML" });

/* What the slider stands at, in words: a screen reader says them, the bar shows the number. */
function say(slider, step, words) {
  slider.value = step;
  const last = slider.max;
  slider.setAttribute("aria-valuetext", `Step ${step} of ${last}${words ? `: ${words}` : ""}`);
}

/* Where the list scrolls by itself; the page, or the dialog, stays where it is. */
function bringIntoView(list, line) {
  if (list.scrollHeight <= list.clientHeight) return;
  const [frame, box] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
  list.scrollTop += Math.min(box.top - frame.top, 0) + Math.max(box.bottom - frame.bottom, 0);
}

/* The list marks the step that is shown, and turns to the page on which it stands. */
function mark(step) {
  const list = document.getElementById("history-list");
  if (!list) return;
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const line = list.querySelector(`[data-step="${step}"]`);
  if (line) {
    line.setAttribute("aria-current", "step");
    bringIntoView(list, line);
  } else {
    const form = panel().querySelector(".history-slider");
    turn(`${form.getAttribute("action")}?step=${step}`);
  }
}

function onStep(shown) {
  const slider = document.getElementById("history-slider");
  const { step, says } = shown.dataset;
  if (Number(slider.value) !== Number(step) && slider === document.activeElement) return; // moved on
  say(slider, step, says);
  mark(step);
}

function onSwap(event) {
  const { target } = event.detail;
  if ([PANEL, "history-list"].includes(target.id)) unseen = 0;
  if (target.id === PANEL && dialog) open();
  const shown = document.getElementById("history-step");
  if (shown && (target.id === PANEL || target.id === "history-step")) onStep(shown);
}

function open() {
  if (!dialog.open) dialog.showModal();
  document.getElementById("history-slider").focus();
}

/* Closed, the bar stands at now again, and the page has each id once. */
function onClose() {
  panel().replaceChildren();
  const slider = bar.querySelector("input");
  say(slider, slider.max);
  tell(bar.dataset.last, slider.max);
}

function tell(step, last) {
  bar.querySelector("[data-says]").textContent = Number(step) === Number(last) ? "now" : `step ${step}`;
}

/* A step that was taken while the page is open: one tick more, and one step more to go to. */
function add(step, colour) {
  for (const slider of sliders()) {
    const first = Number(slider.min);
    const wasLast = slider.value === slider.max;
    slider.max = step;
    const inBar = slider.closest("#history");
    const words = inBar ? "" : document.getElementById("history-step")?.dataset.says;
    say(slider, inBar && wasLast ? step : slider.value, words);
    slider.closest("form").hidden = false;
    const ticks = slider.parentElement.querySelector(".ticks");
    ticks.setAttribute("viewBox", `0 0 ${Math.max(step - first, 1)} 1`);
    tick(ticks, step - first, colour);
  }
}

function tick(ticks, at, colour) {
  let path = [...ticks.children].find((one) => one.classList.contains(colour));
  if (!path) {
    path = document.createElementNS(SVG, "path");
    path.setAttribute("class", `tick ${colour}`);
    path.setAttribute("d", "");
    ticks.append(path);
  }
  path.setAttribute("d", `${path.getAttribute("d")}M${at} 0v1`);
}

/* Steps that others take while the list is open are offered: it does not move under a finger. */
let unseen = 0;
function offer(count) {
  unseen += count;
  const list = document.getElementById("history-list");
  if (!list) return;
  const button = list.querySelector(".new-steps") ?? document.createElement("button");
  button.type = "button";
  button.className = "button new-steps";
  button.textContent = unseen === 1 ? "1 new step" : `${unseen} new steps`;
  list.querySelector("ol").before(button);
}

function showNewest() {
  const action = panel().querySelector(".history-slider").getAttribute("action");
  const at = document.getElementById("history-step").dataset.step;
  turn(`${action}?step=${at}&page=1`);
}

/* Of steps that came together only the latest are told one by one. */
function onRevision(event) {
  const { revision, by, steps } = event.detail;
  const known = Number(bar.dataset.last);
  if (!(revision > known)) return;
  for (let step = known + 1; step <= revision; step += 1) {
    const one = steps?.[steps.length - 1 - (revision - step)];
    add(step, (one?.by ?? by)?.colour ?? "");
  }
  bar.dataset.last = revision;
  if (dialog.open) offer(revision - known);
  const count = revision - Number(bar.dataset.first) + 1;
  bar.querySelector("[data-count]").textContent = count;
  bar.querySelector("[data-noun]").textContent = count === 1 ? "step" : "steps";
}

document.addEventListener("htmx:afterSwap", onSwap);
if (bar) {
  const slider = bar.querySelector("input");
  slider.addEventListener("input", () => tell(slider.value, slider.max));
  document.addEventListener("live:revision", onRevision);
  document.addEventListener("resource:saved", (event) => {
    if (dialog.contains(event.target)) dialog.close();
  });
  dialog.addEventListener("close", onClose);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    if (event.target.matches(".new-steps")) showNewest();
  });
}
