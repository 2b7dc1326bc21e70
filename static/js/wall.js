/* The code on the whole screen, and on paper. */
const wall = document.querySelector(".wall");
const full = document.querySelector("[data-full-screen]");
const print = document.querySelector("[data-prints]");

full.hidden = !document.fullscreenEnabled;
full.addEventListener("click", () => wall.requestFullscreen());
print.hidden = false;
print.addEventListener("click", () => window.print());
