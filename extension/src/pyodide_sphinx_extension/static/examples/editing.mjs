// @ts-check
/** The field in which code is changed: an editor that colours it, or a plain field where that cannot be had. */

import { plainField } from "./plain-field.mjs";

/** An element that holds code. @typedef {HTMLElement & {value: string}} CodeField */

/** Milliseconds that a reader waits for the editor before the plain field is there. */
const PATIENCE = 1500;

/** @type {Promise<typeof import("../vendor/editor.mjs") | null> | null} */
let loading = null;

/** Load the editor, which nobody needs before the first change. */
function load() {
  loading ??= import("../vendor/editor.mjs").catch(() => (loading = null));
  return loading;
}

/**
 * Make a field for code.
 * @param {string} label
 * @param {string} code
 * @param {() => void} run - what Ctrl+Enter does
 * @returns {Promise<{field: CodeField, keys: string}>} and what its keys do, in a sentence
 */
export async function codeField(label, code, run) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  const found = await Promise.race([load(), /** @type {Promise<null>} */ (late)]);
  if (!found) return { field: plainField(label, code, run), keys: "Ctrl+Enter runs the changed code." };
  const field = /** @type {CodeField} */ (Object.assign(document.createElement("div"), { value: code }));
  field.className = "pyodide-editor";
  found.mountEditor(field, label, code, run);
  return { field, keys: "Ctrl+Enter runs the changed code. Tab indents; Escape, then Tab, leaves the editor." };
}
