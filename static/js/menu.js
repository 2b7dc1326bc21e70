/* A menu opens by itself, as every details element does; this closes it as people expect. */
const opened = () => document.querySelector("details.menu[open]");

function close(menu, back) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  const menu = opened();
  if (menu && (!menu.contains(event.target) || event.target.closest(".menu a"))) close(menu, false);
});

document.addEventListener("keydown", (event) => {
  const menu = opened();
  if (menu && event.key === "Escape") close(menu, menu.contains(document.activeElement));
});

document.addEventListener("focusin", (event) => {
  const menu = opened();
  if (menu && !menu.contains(event.target)) close(menu, false);
});
