// @ts-check
/** A plain field for code, which keeps the depth of lines. */

/**
 * A field for code. The Tab key leaves it as it leaves any other field.
 * @param {string} label
 * @param {string} code
 * @param {() => void} run - what Ctrl+Enter does
 */
export function plainField(label, code, run) {
  const field = document.createElement("textarea");
  field.className = "pyodide-editor";
  field.setAttribute("aria-label", label);
  field.spellcheck = false;
  field.setAttribute("autocapitalize", "off");
  field.setAttribute("autocomplete", "off");
  field.value = code;
  fitRows(field);
  field.addEventListener("input", () => fitRows(field));
  field.addEventListener("keydown", (event) => hearKey(event, field, run));
  return field;
}

/** @param {HTMLTextAreaElement} field */
function fitRows(field) {
  field.rows = field.value.split("\n").length;
}

/** @param {KeyboardEvent} event @param {HTMLTextAreaElement} field @param {() => void} run */
function hearKey(event, field, run) {
  if (event.key !== "Enter" || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    run();
  } else if (!event.shiftKey && !event.altKey) {
    event.preventDefault();
    insert(field, `\n${indentAfter(field.value.slice(0, field.selectionStart))}`);
  }
}

/** A new line begins where the one before it does, and deeper after a colon. @param {string} text */
function indentAfter(text) {
  const line = text.slice(text.lastIndexOf("\n") + 1);
  const deeper = /:\s*(#.*)?$/u.test(line) ? "    " : "";
  return (line.match(/^\s*/u)?.[0] ?? "") + deeper;
}

/**
 * Type text for the reader. The old command keeps what can be undone; nothing newer does.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function insert(field, text) {
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input"));
}
