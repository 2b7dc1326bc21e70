/* Choose a resource anywhere: the inspector shows it, the outline and the picture mark it. */
const SELECTED = "resource:selected";

function here(id) {
  const url = new URL(location.href);
  url.searchParams.set("select", id);
  url.hash = "";
  return `${url.pathname}${url.search}`;
}

/* The outline marks the chosen line and opens what hides it; the form keeps the choice. */
function mark(id) {
  for (const line of document.querySelectorAll("#outline [data-select]")) {
    const chosen = line.dataset.select === id;
    if (!chosen) line.removeAttribute("aria-current");
    else {
      line.setAttribute("aria-current", "true");
      for (let up = line.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
      line.scrollIntoView({ block: "nearest" });
    }
  }
  const form = document.getElementById("question");
  if (!form) return;
  let kept = form.elements.select;
  if (!kept) {
    kept = Object.assign(document.createElement("input"), { type: "hidden", name: "select" });
    form.prepend(kept);
  }
  kept.value = id;
}

/* On a phone the inspector is far below: go there. Beside the picture it just changes. */
function visit() {
  const inspector = document.getElementById("inspector");
  const box = inspector.getBoundingClientRect();
  if (box.top > innerHeight / 2 || box.bottom < 0) inspector.scrollIntoView({ block: "start" });
}

async function select(id, follow) {
  mark(id);
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id } }));
  await htmx.ajax("GET", here(id), { target: "#inspector", swap: "outerHTML" });
  const { drawn } = document.getElementById("inspector").dataset;
  if (drawn && drawn !== id) document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id: drawn } }));
  if (follow) visit();
}

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-select]");
  if (link && plain(event)) {
    event.preventDefault();
    select(link.dataset.select, link.closest("#outline") !== null);
    return;
  }
  const drawn = event.target.closest("#stage [data-ref]");
  if (drawn && plain(event)) press(drawn);
});

document.addEventListener("keydown", (event) => {
  const drawn = event.target.closest?.("#stage [data-ref]");
  if (!drawn || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  press(drawn);
});

/* Somebody else, who is picking ends for a question, may take the press. */
function press(drawn) {
  const detail = { id: drawn.dataset.ref, name: drawn.getAttribute("aria-label").split(",")[0] };
  const asked = new CustomEvent("picture:pressed", { detail, cancelable: true });
  if (document.dispatchEvent(asked)) select(detail.id, false);
}

const chosen = new URLSearchParams(location.search).get("select");
if (chosen) {
  mark(chosen);
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id: chosen } }));
}
