/* The red word over the picture: what went wrong just now, shown only while there is something to say. */
export function lament(text) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = text;
  trouble.hidden = !text;
}
