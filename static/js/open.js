/* The door: what stands behind the # of the address never reaches the server by itself, so it is sent. */
const form = document.getElementById("open-form");

/* A place of this page is no network. */
const carries = () => location.hash.length > 1 && !document.getElementById(location.hash.slice(1));

function open() {
  document.getElementById("door").hidden = true;
  document.getElementById("opening").hidden = false;
  form.elements.link.value = location.hash;
  form.action = `${location.pathname}${location.search}${location.hash}`;
  form.submit();
}

/* A page that was sent would be sent again when it is loaded anew: as it is, its address is opened. */
if (form.dataset.waits === undefined) history.replaceState(null, "", location.href);
else if (carries()) open();

addEventListener("hashchange", () => carries() && location.reload());
