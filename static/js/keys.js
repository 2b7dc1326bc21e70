/* When a key is a command of the page, and when somebody types, or means the browser. */
const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export const typing = (event) => event.target.closest?.(FIELDS) != null;
export const modified = (event) => event.ctrlKey || event.metaKey || event.altKey;
