/* Ask by two clicks on the picture: the first is the source, the second the destination. */
const panel = document.querySelector(".picking");
const section = document.getElementById("picture");
const ENDS = ["from", "to"];
const SAYS = {
  from: "Picking the source: click where the packet starts.",
  to: "Picking the destination: click where it should go.",
};

let picking = null; // "from", "to" or null

const field = (end) => document.getElementById(`q-${end}`);
const say = (text) => (panel.querySelector("[data-pick-says]").textContent = text);

/* What may be asked about is what the form suggests. */
function suggestion(id) {
  return document.querySelector(`#names option[data-ids~="${CSS.escape(id)}"]`)?.value;
}

function turn(end) {
  picking = end;
  section.classList.toggle("is-picking", end !== null);
  panel.querySelector('[data-pick="stop"]').hidden = end === null;
  panel.querySelector('[data-pick="start"]').setAttribute("aria-pressed", String(end !== null));
  say(end ? SAYS[end] : "");
}

function take(event) {
  if (picking === null) return;
  const { id, name } = event.detail;
  const text = suggestion(id);
  if (!text) {
    say(`${name} sends and receives no packets. Click a host, an endpoint, a site or the internet.`);
    return; // the click still selects it
  }
  event.preventDefault();
  field(picking).value = text;
  if (picking === "from") {
    field("to").value = "";
    turn("to");
    return;
  }
  turn(null);
  document.getElementById("question").requestSubmit();
}

function start() {
  panel.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-pick]")?.dataset.pick;
    if (pressed) turn(pressed === "start" ? "from" : null);
  });
  document.addEventListener("picture:pressed", take);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && picking) turn(null);
  });
  document.getElementById("trace").parentElement.addEventListener("input", () => turn(null));
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "trace" && document.querySelector("#trace .answer")) turn(null);
  });
  const empty = ENDS.every((end) => !field(end).value);
  const bench = document.querySelector(".bench").dataset;
  const selects = "editable" in bench || !("live" in bench); // on one's own network, now or at a step
  if (empty && !selects) turn("from");
  panel.hidden = false;
}

if (panel) start();
