/* Has somebody typed, ticked or chosen something, in a part of the page, that is not stored yet? */
export function isDirty(part) {
  if (part.matches("[data-dirty]") || part.querySelector("[data-dirty]")) return true;
  return [...part.querySelectorAll("form")].some((form) => [...form.elements].some(isTyped));
}

function isTyped(one) {
  if (one.type === "hidden" || !one.name) return false;
  if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
  if (one.options) {
    const usual = [...one.options].find((option) => option.defaultSelected) ?? one.options[0];
    return one.selectedOptions[0] !== usual;
  }
  return "defaultValue" in one && one.value !== one.defaultValue;
}
