// @ts-check
/** Asking before answers are replaced or removed. */

import { find } from "./page.mjs";

/**
 * Ask a question of the page; closing it in any other way means no.
 * @param {HTMLElement} root
 * @param {string} name - of the dialog in the built page
 * @returns {Promise<boolean>}
 */
export function ask(root, name) {
  const dialog = find(root, `dialog[data-dialog="${name}"]`, HTMLDialogElement);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "go"), { once: true });
  });
}
