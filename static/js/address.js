/* The address of a page says all that is open: the question, the selection, the hop and the row. */
const own = document.querySelector("main")?.dataset.address;
const bare = location.search;

/* A short link says nothing of it; then the page knows what it shows. */
export function address() {
  return new URL(own && location.search === bare ? own : location.href, location.href);
}

/* The question alone, for whoever answers it anew. */
export function question() {
  const query = address().searchParams;
  for (const key of ["select", "hop", "row"]) query.delete(key);
  return query;
}

/* Another place on the same page, without asking the server; "" takes a key out. */
export function note(said) {
  const here = address();
  for (const [key, value] of Object.entries(said)) {
    if (value) here.searchParams.set(key, value);
    else here.searchParams.delete(key);
  }
  if (here.search !== address().search) history.replaceState(history.state, "", `${here.pathname}${here.search}`);
}

/* Who leaves by a link or a form that keeps the query takes along what is open now. */
function keep(link) {
  const url = new URL(link.href);
  url.search = address().search;
  link.href = `${url.pathname}${url.search}`;
}

function fill(form) {
  for (const one of form.querySelectorAll('input[type="hidden"]')) {
    if (one.name !== "csrfmiddlewaretoken") one.remove();
  }
  for (const [name, value] of address().searchParams) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
}

for (const touched of ["pointerdown", "focusin"]) {
  document.addEventListener(touched, ({ target }) => {
    const link = target.closest?.("a[data-keeps-query]");
    if (link) keep(link);
  });
}
document.addEventListener("submit", ({ target }) => target.matches("form[data-keeps-query]") && fill(target), true);
