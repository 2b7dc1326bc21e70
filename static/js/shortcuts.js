/* The keys of the page, told in a dialog: by ? or by a button. */
import { modified, typing } from "./keys.js";

const dialog = document.getElementById("keys");
const button = document.querySelector("[data-opens-keys]");

function start() {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || modified(event) || typing(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
}

if (dialog) start();
