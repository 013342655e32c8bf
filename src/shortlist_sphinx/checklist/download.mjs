// @ts-check
/** Downloads and the clipboard: a text is saved as a file, or copied. */

import { make } from "../core/dom.mjs";

/**
 * Save text as a file, byte for byte.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function saveFile(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", "", { href: url, download: name });
  link.click();
  // The browser reads the text after this turn, so the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * A file name from the name of a sheet.
 * @param {string | undefined} title
 * @param {string} ending
 */
export function fileName(title, ending) {
  const words = (title ?? "").normalize("NFKD").toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return `${words?.join("-").slice(0, 60) || "sheet"}${ending}`;
}

/**
 * A file name that says of which service a sheet is, and whose: three members never save one name.
 * @param {import("../core/types.mjs").Sheet} sheet
 * @param {string} ending
 */
export function fileNameOf({ service, title, member }, ending) {
  return fileName([service ?? title ?? "sheet", member].filter(Boolean).join(" "), ending);
}

/**
 * Copy text; some browsers refuse.
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
