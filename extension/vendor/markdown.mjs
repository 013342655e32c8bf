// @ts-check
/** Markdown as HTML, for what examples put out. Built with all that it imports into one file of the package. */

import { marked } from "marked";

/** The HTML of Markdown; it may hold what its author wrote as HTML, and belongs into a frame. @param {string} text */
export function htmlOf(text) {
  try {
    return String(marked.parse(text, { async: false, gfm: true }));
  } catch {
    // What is nested too deeply for its stack is shown as it stands.
    return `<pre>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</pre>`;
  }
}
