// @ts-check
/** Dialogs: they ask before answers are replaced or removed. */

import { find } from "../core/dom.mjs";

/**
 * Ask a question of the page; closing it in any other way means no.
 * @param {HTMLElement} root
 * @param {string} name - of the dialog in the built page
 * @returns {Promise<boolean>}
 */
export async function ask(root, name) {
  return (await choose(root, name)) === "go";
}

/**
 * Have a reader choose one of a dialog's answers; "" where it was closed in any other way.
 * @param {HTMLElement} root
 * @param {string} name - of the dialog in the built page
 * @returns {Promise<string>}
 */
export function choose(root, name) {
  const dialog = find(root, `dialog[data-dialog="${name}"]`, HTMLDialogElement);
  dialog.returnValue = "";
  if (!dialog.open) dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
