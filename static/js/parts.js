/* The panels that all pages share, patched: what is open, focused or scrolled stays so. */

/* Links arrive without anybody's question: this page's own goes into them. */
function carry(piece) {
  const here = new URL(location.href);
  for (const link of piece.querySelectorAll("a[data-select]")) {
    here.searchParams.set("select", link.dataset.select);
    link.setAttribute("href", `${here.pathname}${here.search}`);
  }
  const chosen = new URLSearchParams(location.search).get("select");
  for (const link of chosen ? piece.querySelectorAll("a[hx-get]") : []) {
    const url = new URL(link.getAttribute("hx-get"), here);
    if (url.pathname !== document.querySelector("main[data-live]").dataset.live) continue;
    url.searchParams.set("select", chosen);
    for (const name of ["href", "hx-get"]) link.setAttribute(name, `${url.pathname}${url.search}`);
  }
}

/* Forms arrive without anybody's token. */
function sign(piece) {
  const token = document.querySelector('input[name="csrfmiddlewaretoken"]');
  for (const form of token ? piece.querySelectorAll('form[method="post"]') : []) {
    if (!form.elements.csrfmiddlewaretoken) form.prepend(token.cloneNode());
  }
}

export function made(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  carry(template.content);
  sign(template.content);
  return template.content.firstElementChild;
}

/* Which branches are open: by the nearest id, and the how-manieth in it. */
function branches(piece) {
  const found = new Map();
  const counts = new Map();
  for (const one of [piece, ...piece.querySelectorAll("*")]) {
    if (one.tagName !== "DETAILS") continue;
    const home = one.parentElement?.closest("[id]")?.id ?? piece.id;
    counts.set(home, (counts.get(home) ?? 0) + 1);
    found.set(`${home} ${counts.get(home)}`, one);
  }
  return found;
}

export function replace(old, fresh) {
  const open = branches(old);
  const scrolled = old.scrollTop;
  old.replaceWith(fresh);
  for (const [name, one] of branches(fresh)) if (open.has(name)) one.open = open.get(name).open;
  fresh.scrollTop = scrolled;
}

/* What has the focus, in words that outlive its element. */
function focused() {
  const at = document.activeElement;
  const select = at?.dataset?.select;
  if (select) return `#${CSS.escape(at.closest("[id]").id)} a[data-select="${CSS.escape(select)}"]`;
  const home = at?.closest?.("li[id]");
  return home && at.matches("summary") ? `#${CSS.escape(home.id)} > details > summary` : null;
}

function place({ id, in: inside, before, html, line }) {
  const old = document.getElementById(id);
  if (line !== undefined) {
    const own = old?.querySelector(":scope > .line");
    const fresh = made(line);
    if (!own || !fresh) return;
    own.replaceWith(fresh);
    const says = old.querySelector(":scope > details > summary > span");
    if (says) says.textContent = `In ${fresh.querySelector(".name")?.textContent ?? fresh.textContent.trim()}`;
    return;
  }
  const fresh = made(html);
  const home = document.getElementById(inside);
  const list = home?.matches("nav, li") ? home.querySelector("ul") : home;
  if (!fresh || !list) return;
  if (old) replace(old, fresh);
  const next = before === null ? null : document.getElementById(before);
  list.insertBefore(fresh, next?.parentElement === list ? next : null);
}

function patch(id, change) {
  const focus = focused();
  if (typeof change === "string") {
    const old = document.getElementById(id);
    const fresh = made(change);
    if (old && fresh) replace(old, fresh);
  } else {
    for (const gone of change.gone) document.getElementById(gone)?.remove();
    change.set.forEach(place);
  }
  if (focus && document.activeElement === document.body) {
    document.querySelector(focus)?.focus({ preventScroll: true });
  }
  const part = document.getElementById(id);
  if (part && id !== "names") htmx.process(part);
}

document.addEventListener("live:revision", ({ detail }) => {
  for (const [id, change] of Object.entries(detail.parts)) patch(id, change);
  if (detail.title === undefined) return;
  document.querySelector(".crumb h1").textContent = detail.title;
  document.title = document.title.replace(/^.*(?= · )/, () => detail.title);
});
