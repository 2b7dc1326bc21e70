/* What was done, and what was refused: one place says it, whichever part of the page did it. */
const region = document.getElementById("toasts");
const LONG = 6000; // milliseconds; a refusal stays longer, as it has to be read

export function toast(text, { refused = false, undo = false } = {}) {
  const line = document.createElement("p");
  line.className = refused ? "toast refused" : "toast";
  line.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (undo) line.append(button("Undo", () => document.getElementById("undo")?.click()));
  line.append(button("Close", () => line.remove(), "×"));
  region.replaceChildren(line); // what was said before is in the history
  expire(line, refused ? 2 * LONG : LONG);
}

function button(name, press, sign) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: sign ?? name });
  if (sign) made.setAttribute("aria-label", name);
  made.addEventListener("click", press);
  if (!sign) made.addEventListener("click", () => made.closest(".toast").remove());
  return made;
}

/* It stays while somebody points at it or is in it. */
function expire(line, time) {
  let timer = setTimeout(() => line.remove(), time);
  const stop = () => clearTimeout(timer);
  const start = () => (timer = setTimeout(() => line.remove(), time));
  line.addEventListener("pointerenter", stop);
  line.addEventListener("focusin", stop);
  line.addEventListener("pointerleave", start);
  line.addEventListener("focusout", start);
}

/* A plain form led here: said already, and not said again when the page is loaded again. */
function greet() {
  const said = region.querySelector(".toast");
  if (!said) return;
  const address = new URL(location.href);
  address.searchParams.delete("did");
  history.replaceState(history.state, "", address);
  expire(said, LONG);
}

const full = (sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

document.addEventListener("resource:saved", (event) => {
  const own = event.target.closest?.("#steps") == null;
  toast(full(event.detail.summary || "Saved"), { undo: own && Boolean(event.detail.summary) });
});
for (const refusal of ["edit:refused", "request:refused"]) {
  document.addEventListener(refusal, (event) => toast(event.detail.message, { refused: true }));
}
greet();
