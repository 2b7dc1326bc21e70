/* The hop that is open, and the row of a table that somebody means, stand in the address. */
import { address, note } from "./address.js";
import { toast } from "./toast.js";
import { go } from "./trace.js";

const COPIED = 2000; // milliseconds that it is said
const said = (key) => address().searchParams.get(key) ?? "";
const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

/* Another hop: the row of the last one is not meant any more. */
function onHop({ detail }) {
  const hop = document.getElementById(detail.anchor);
  const row = said("hop") === hop.id ? said("row") : "";
  if (!detail.quiet) note({ hop: hop.id, row });
  mark(row && hop.querySelector(`tbody[data-key="${CSS.escape(row)}"]`));
}

function mark(row) {
  for (const one of document.querySelectorAll("#trace [data-linked]")) one.removeAttribute("data-linked");
  row?.setAttribute?.("data-linked", "");
}

/* A decision that is opened is meant, and after that a row of it; closed, it is not. */
function mean(part, key) {
  go(part.closest("[data-hop]"), false, true);
  note({ hop: part.closest("[data-hop]").id, row: key });
  mark(key && part.matches("tbody") ? part : null);
}

function onSummary(summary) {
  const decision = summary.parentElement;
  const { key } = decision.dataset;
  if (!decision.open) return mean(decision, key);
  const inside = [...decision.querySelectorAll("[data-key]")].map((one) => one.dataset.key);
  if ([key, ...inside].includes(said("row"))) mean(decision, "");
}

const COPIES = "The link is copied.";
const EDITS = `${COPIES} Whoever has it can edit. To let people only look, press Share and take a snapshot.`;

async function copy(link) {
  const says = document.getElementById("announcement");
  try {
    await navigator.clipboard.writeText(link.href);
    if (document.querySelector("main[data-editable]")) toast(EDITS);
    else says.textContent = COPIES;
    link.dataset.copied = "";
    setTimeout(() => delete link.dataset.copied, COPIED);
  } catch {
    says.textContent = "The link stands in the address.";
  }
}

/* A link that came with an answer to nobody in particular lacks what is selected here. */
function complete(link) {
  const select = said("select");
  const url = new URL(link.href);
  if (select) url.searchParams.set("select", select);
  link.href = `${url.pathname}${url.search}${url.hash}`;
}

function onClick(event) {
  const summary = event.target.closest("#trace .decision > summary");
  if (summary) return onSummary(summary);
  if (!plain(event)) return;
  const link = event.target.closest("#trace :is(.row-link, .hop-link)");
  const row = event.target.closest("#trace .candidates tbody");
  if (link) {
    event.preventDefault();
    complete(link);
    copy(link);
  }
  if (row) {
    if (link || getSelection().isCollapsed) mean(row, row.dataset.key); // not who marks a text
  } else if (link) {
    go(link.closest("[data-hop]"), false);
  }
}

document.addEventListener("hop:current", onHop);
document.addEventListener("click", onClick);
