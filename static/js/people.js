/* Who is here, what they look at, and their marks in the picture and in the list of resources. */
const SVG = "http://www.w3.org/2000/svg";
const FACES = 4; // in the bar; the menu has them all
const MARKS = 3; // at one resource
const RADIUS = 11;
const COLOURS = 8;
const byChoice = (a, b) => Boolean(b.chosen) - Boolean(a.chosen) || (a.id < b.id ? -1 : 1);

let others = [];
let more = 0;

/* The form of one's own name is replaced when it is sent: read it anew. */
const me = () => document.getElementById("you")?.dataset ?? {};

const initials = (name) => name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();

function element(tag, attributes, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

/* Two who are here at once look different, as long as there are colours; on every page the same, and
   who has chosen a colour before who was given one. */
function coloured(people) {
  const own = new Map();
  const free = new Set(Array.from({ length: COLOURS }, (_, index) => `person-${index + 1}`));
  for (const { id, colour } of [...people].sort(byChoice)) {
    const shown = free.has(colour) || !free.size ? colour : [...free][0];
    free.delete(shown);
    own.set(id, shown);
  }
  return (one) => ({ ...one, colour: own.get(one.id) });
}

function face({ name, colour }) {
  const made = element("i", { className: `face ${colour}`, title: name }, initials(name));
  made.setAttribute("aria-hidden", "true");
  return made;
}

/* What a resource is called here; nothing if this page has none with that id. */
function called(id) {
  return id && document.querySelector(`#outline a[data-select="${CSS.escape(id)}"] .name`)?.textContent;
}

function line(person, own) {
  const where = called(person.selected);
  const made = element("li", {}, face(person), " ", element("b", {}, person.name));
  if (own) made.append(" ", element("small", {}, "you"));
  else if (where) {
    const link = element("a", { href: `?select=${encodeURIComponent(person.selected)}` }, where);
    link.dataset.select = person.selected;
    made.append(" ", element("small", {}, "at ", link));
  }
  return made;
}

function showFaces() {
  const panel = document.getElementById("people");
  if (!panel) return;
  const present = [{ ...me() }, ...others];
  const all = present.map(coloured(present));
  const rest = all.length - FACES + more;
  const faces = all.slice(0, FACES).map(face);
  if (rest > 0) faces.push(element("i", { className: "face rest" }, `+${rest}`));
  panel.querySelector(".faces").replaceChildren(...faces);
  const lines = all.map((person, index) => line(person, index === 0));
  if (more) lines.push(element("li", {}, `and ${more} more`));
  panel.querySelector("[data-people]").replaceChildren(...lines);
  const count = others.length + more;
  const says = count ? `${count} ${count === 1 ? "other is" : "others are"} here` : "Nobody else is here";
  panel.querySelector("[data-people-says]").textContent = `You are ${me().name}. ${says}`;
}

/* Resource -> the others who look at it. */
function gathered() {
  const found = new Map();
  const shown = coloured([me(), ...others]);
  for (const person of others.map(shown)) {
    if (!person.selected) continue;
    found.set(person.selected, [...(found.get(person.selected) ?? []), person]);
  }
  return found;
}

function badge(people, x, y) {
  const made = people.slice(0, MARKS).map(({ name, colour }, index) => {
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", `presence ${colour}`);
    group.setAttribute("aria-hidden", "true");
    group.setAttribute("transform", `translate(${x - index * RADIUS * 1.6} ${y})`);
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("r", RADIUS);
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("y", 3.5);
    text.textContent = initials(name);
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${name} is looking at this`;
    group.append(title, circle, text);
    return group;
  });
  return made.reverse();
}

function markPicture(found) {
  const picture = document.querySelector("#stage svg");
  if (!picture) return;
  picture.querySelectorAll(".presence").forEach((one) => one.remove());
  for (const [id, people] of found) {
    const drawn = picture.querySelector(`[data-ref="${CSS.escape(id)}"]`);
    const place = drawn?.getAttribute("transform")?.match(/-?[\d.]+/g)?.map(Number);
    const width = Number(drawn?.querySelector(".ground")?.getAttribute("width"));
    if (place) picture.append(...badge(people, place[0] + width - RADIUS, place[1]));
  }
}

function markOutline(found) {
  for (const old of document.querySelectorAll("#outline .looking")) old.remove();
  for (const [id, people] of found) {
    const names = people.map((one) => one.name).join(", ");
    for (const twig of document.querySelectorAll(`#outline a[data-select="${CSS.escape(id)}"]`)) {
      const says = element("span", { className: "visually-hidden" }, `, ${names} ${people.length === 1 ? "is" : "are"} here`);
      twig.append(element("span", { className: "looking" }, ...people.slice(0, MARKS).map(face), says));
    }
  }
}

function mark() {
  const found = gathered();
  markPicture(found);
  markOutline(found);
}

function onPeople({ detail }) {
  others = detail.people.filter((one) => one.id !== me().id);
  more = detail.more;
  showFaces();
  mark();
}

if (document.getElementById("people")) {
  document.addEventListener("live:people", onPeople);
  document.addEventListener("live:revision", () => {
    showFaces();
    mark();
  });
  document.addEventListener("picture:redrawn", mark);
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
    if (detail.target?.id === "stage-content") mark();
  });
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (target.id === "you") showFaces();
  });
}
