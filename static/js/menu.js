/* A menu opens by itself, as every details element does; this closes it as people expect. */
const opened = () => document.querySelectorAll("details:is(.menu, [data-closes])[open]");

function close(menu, back) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const menu of opened()) {
    if (!menu.contains(event.target) || event.target.closest(".menu a")) close(menu, false);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of opened()) close(menu, menu.contains(document.activeElement));
});

document.addEventListener("focusin", (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) close(menu, false);
});
