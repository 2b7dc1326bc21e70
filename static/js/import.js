/* Files and folders, chosen or dropped, with the paths that a form alone would not send. */
(() => {
  const drop = document.getElementById("drop");
  const input = document.getElementById("files");
  const folder = document.getElementById("folder");
  const paths = document.getElementById("paths");
  const chosen = document.getElementById("chosen");
  const form = document.getElementById("import-form");
  if (!drop || !input || !window.DataTransfer) return;

  const SHOWN = 50;
  for (const one of drop.querySelectorAll("[hidden]")) one.hidden = false;
  input.classList.add("visually-hidden");

  const size = (bytes) =>
    bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`;

  const line = (name, told) => {
    const item = document.createElement("li");
    for (const text of [name, told]) item.append(Object.assign(document.createElement("span"), { textContent: text }));
    return item;
  };

  const show = (found) => {
    const lines = found.slice(0, SHOWN).map(({ path, file }) => line(path, size(file.size)));
    if (found.length > SHOWN) lines.push(line(`and ${found.length - SHOWN} more`, ""));
    chosen.replaceChildren(...lines);
  };

  const take = (found) => {
    found.sort((one, other) => one.path.localeCompare(other.path, "en", { numeric: true }));
    const transfer = new DataTransfer();
    for (const { file } of found) transfer.items.add(file);
    input.files = transfer.files;
    paths.value = JSON.stringify(found.map(({ path }) => path));
    show(found);
  };

  const listed = (files) => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  input.addEventListener("change", () => take(listed(input.files)));
  folder.addEventListener("change", () => take(listed(folder.files)));

  const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));
  const readSome = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

  const walk = async (entry, found) => {
    if (entry.isFile) {
      found.push({ path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) });
      return;
    }
    const reader = entry.createReader();
    for (let some = await readSome(reader); some.length; some = await readSome(reader)) {
      for (const inner of some) await walk(inner, found);
    }
  };

  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", (event) => {
    if (!drop.contains(event.relatedTarget)) drop.classList.remove("over");
  });
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) {
      take(listed(event.dataTransfer.files));
      return;
    }
    const found = [];
    try {
      for (const entry of entries) await walk(entry, found);
    } catch {
      chosen.replaceChildren(line("A file could not be read; choose it again.", ""));
      return;
    }
    take(found);
  });

  form.addEventListener("submit", () => {
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    button.textContent = "Importing …";
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  document.getElementById("faults")?.focus();
})();
