/* The packet: a dot that moves along the lit path of the picture to the current hop. */
const SVG = "http://www.w3.org/2000/svg";
const stage = document.getElementById("stage");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const PACE = 500; // picture units a second
const SLOWEST = 900; // milliseconds for one hop at most

let dot = null;
let at = null; // {leg, length}: where the dot is
let moving = 0;

/* How far along a path each of its stops is; stops come in path order. */
function lengths(path) {
  const total = path.getTotalLength();
  const stops = path.dataset.stops.split(" ").map((pair) => pair.split(",").map(Number));
  let from = 0;
  return stops.map(([x, y]) => {
    let best = { length: from, far: Infinity };
    for (let length = from; length <= total; length += 2) {
      const point = path.getPointAtLength(length);
      const far = Math.hypot(point.x - x, point.y - y);
      if (far < best.far - 0.01) best = { length, far };
      if (best.far < 2 && far > 12) break; // found, and leaving it
    }
    from = best.length;
    return best.length;
  });
}

function place(path, length) {
  const point = path.getPointAtLength(length);
  dot.setAttribute("cx", point.x);
  dot.setAttribute("cy", point.y);
}

function travel(path, from, to) {
  cancelAnimationFrame(moving);
  if (still.matches || from === to) return place(path, to);
  const time = Math.min((Math.abs(to - from) / PACE) * 1000, SLOWEST);
  const start = performance.now();
  const frame = (now) => {
    const part = Math.min((now - start) / time, 1);
    place(path, from + (to - from) * part * (2 - part));
    if (part < 1) moving = requestAnimationFrame(frame);
  };
  moving = requestAnimationFrame(frame);
}

function show(anchor) {
  const [leg, number] = anchor.split("-");
  const path = stage.querySelector(`path.trace-${leg}[data-stops]`);
  if (!path) return hide();
  const stops = lengths(path);
  const to = stops[Math.min(Number(number), stops.length) - 1];
  if (!dot?.isConnected) {
    cancelAnimationFrame(moving);
    dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("class", "packet-dot");
    dot.setAttribute("r", "8");
    path.ownerSVGElement.append(dot);
    at = null;
  }
  travel(path, at?.leg === leg ? at.length : to, to);
  at = { leg, length: to };
}

function hide() {
  cancelAnimationFrame(moving);
  dot?.remove();
  dot = null;
}

if (stage) document.addEventListener("hop:current", (event) => show(event.detail.anchor));
