/* Where somebody is in a part of the page, in words that outlive its elements. */
const words = (one) => [one.tagName, one.name, one.getAttribute("value"), one.textContent.trim()].join("\n");
const tables = (part) => [...part.querySelectorAll(".rows")];

export function whereOneIs(part) {
  const at = document.activeElement;
  return {
    focus: part.contains(at) && !at.id ? words(at) : null,
    open: [...part.querySelectorAll("details[open] > summary")].map(words),
    scrolled: part.scrollTop,
    aside: tables(part).map((one) => one.scrollLeft),
  };
}

/* In what has come in its place. A question takes the focus itself. */
export function putBack({ focus, open, scrolled, aside }, part) {
  for (const summary of part.querySelectorAll("summary")) {
    if (open.includes(words(summary))) summary.parentElement.open = true;
  }
  const lost = [document.body, part].includes(document.activeElement);
  if (focus && lost && !part.querySelector("#leaving, #quick")) {
    const same = [...part.querySelectorAll("a, button, input, summary")].find((one) => words(one) === focus);
    same?.focus({ preventScroll: true });
  }
  tables(part).forEach((one, index) => (one.scrollLeft = aside[index] ?? 0));
  part.scrollTop = scrolled;
}
