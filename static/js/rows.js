/* The rows of a table that is edited in place: added, deleted, and moved up and down. */
const say = (text) => (document.getElementById("announcement").textContent = text);
const cells = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];
const numberIn = (row) => row?.querySelector('[name$=".rule_number"]');
const rowsOf = (part) => [...part.querySelectorAll("tbody > tr[data-row]")];
/* Below each row stands the line of what is wrong in it. */
const errorsOf = (row) => row.nextElementSibling;
const nextRow = (row) => errorsOf(row)?.nextElementSibling ?? null;
const previousRow = (row) => row.previousElementSibling?.previousElementSibling ?? null;

/* Where one is in a table, by what its row says: rows that were saved stand in another order. */
const keyOf = (cell) => cell.name.split("].").pop();
const saying = (row) => new Map(cells(row).map((cell) => [keyOf(cell), cell.type === "checkbox" ? cell.checked : cell.value]));

export function placeOf(cell) {
  const row = cell.closest("tr[data-row]");
  if (!row || !cell.name) return null;
  const part = row.closest(".part");
  return { part: part.id, key: keyOf(cell), said: saying(row), at: rowsOf(part).indexOf(row) };
}

/* Of rows that say the same, it is the one at the same place. */
export function cellAt({ part, key, said, at }) {
  const table = document.getElementById(part);
  const alike = (row) => [...saying(row)].filter(([name, value]) => said.get(name) === value).length;
  const rows = table ? rowsOf(table) : [];
  const here = rows[at];
  const same = rows.sort((one, other) => alike(other) - alike(one) || (other === here) - (one === here))[0];
  return same && cells(same).find((cell) => keyOf(cell) === key);
}

/* The form hears of it, and asks what comes of it. */
function changed(part) {
  part.dispatchEvent(new CustomEvent("rows:changed", { bubbles: true }));
}

/* The next rule number: between two rows where there is room, else the next ten. */
function numberAfter(part, row, proposed) {
  const numbers = rowsOf(part).map((one) => Number(numberIn(one)?.value)).filter(Boolean);
  const [at, next] = [Number(numberIn(row)?.value), Number(numberIn(row && nextRow(row))?.value)];
  if (at && next > at + 1) return Math.floor((at + next) / 2);
  const most = Math.max(0, ...numbers);
  return proposed > most ? proposed : Math.floor(most / 10 + 1) * 10;
}

function blank(part) {
  const index = part.dataset.next;
  part.dataset.next = String(Number(index) + 1);
  const made = part.querySelector("template").content.cloneNode(true);
  for (const one of made.querySelectorAll("*")) {
    for (const name of ["name", "id", "aria-describedby", "value", "data-row"]) {
      const text = one.getAttribute(name);
      if (text?.includes("NEW")) one.setAttribute(name, text.replaceAll("[NEW]", `[${index}]`).replace(/^NEW$/, index));
    }
  }
  return made;
}

function count(part) {
  const rows = rowsOf(part);
  part.querySelector(".none").hidden = rows.length > 0;
  const told = part.querySelector(".count");
  const total = Number(told.dataset.hidden) + rows.length;
  told.textContent = String(total);
  rows.forEach((row, at) => {
    for (const cell of cells(row)) {
      cell.setAttribute("aria-label", `${cell.getAttribute("aria-label").split(", row")[0]}, row ${at + 1}`);
    }
    row.querySelector(".drop-row").setAttribute("aria-label", `Delete row ${at + 1}`);
  });
}

export function addRow(part, after) {
  const made = blank(part);
  const row = made.firstElementChild;
  const number = numberIn(row);
  if (number) number.value = String(numberAfter(part, after, Number(number.value)));
  if (after) errorsOf(after).after(made);
  else part.querySelector("tbody").append(made);
  htmx.process(row);
  count(part);
  cells(row)[0].focus();
  cells(row)[0].select?.();
  row.scrollIntoView({ block: "nearest" });
  changed(part);
}

export function dropRow(row) {
  const part = row.closest(".part");
  const next = nextRow(row) ?? previousRow(row);
  htmx.trigger(part.closest(".inputs"), "htmx:abort"); // an answer about this row would find no place
  errorsOf(row).remove();
  row.remove();
  count(part);
  (next ? next.querySelector(".drop-row") : part.querySelector(".add-row")).focus();
  say("Row deleted.");
  changed(part);
}

/* Up or down: rows that are tried by their numbers swap these, others just their places. */
export function moveRow(row, by) {
  const other = by < 0 ? previousRow(row) : nextRow(row);
  if (!other) return;
  const [mine, theirs] = [numberIn(row), numberIn(other)];
  if (mine && theirs) [mine.value, theirs.value] = [theirs.value, mine.value];
  const at = document.activeElement;
  const both = [row, errorsOf(row)];
  if (by < 0) other.before(...both);
  else errorsOf(other).after(...both);
  at?.focus();
  count(row.closest(".part"));
  say(mine ? `Now rule ${mine.value}.` : `Now row ${rowsOf(row.closest(".part")).indexOf(row) + 1}.`);
  changed(row.closest(".part"));
}

/* Types and codes are shown where a row is about ICMP. */
export function onProtocol(cell) {
  const row = cell.closest("tr");
  if (row && cell.name.endsWith(".protocol")) row.toggleAttribute("data-icmp", /icmp|^1$|^58$/i.test(cell.value));
}
