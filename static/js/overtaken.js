/* A request that a newer one overtakes is no error; htmx would write it into the console as one. */
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const { onabort } = detail.xhr;
  detail.xhr.onabort = (event) => {
    detail.error = ""; // in the place of the event's name, which would be written
    onabort(event);
  };
});
