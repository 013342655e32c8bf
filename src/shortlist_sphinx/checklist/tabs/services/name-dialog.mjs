// @ts-check
/** Dialog that asks for the name of a service. */

import { find } from "../../../core/dom.mjs";

/**
 * Ask for the name of a service.
 * @param {HTMLElement} root
 * @param {string} proposed
 * @param {(name: string) => boolean} isTaken
 * @returns {Promise<string>} "" where the reader thought better of it
 */
export function askName(root, proposed, isTaken) {
  const dialog = find(root, "dialog[data-dialog=naming]", HTMLDialogElement);
  const form = find(dialog, "form", HTMLFormElement);
  const input = find(dialog, "input", HTMLInputElement);
  const fault = find(dialog, "[data-part=naming-fault]");
  const done = new AbortController();
  input.value = proposed;
  fault.hidden = true;
  const check = (/** @type {SubmitEvent} */ event) => {
    if (event.submitter?.getAttribute("value") === "keep") return;
    const name = input.value.trim();
    if (name && !isTaken(name)) return;
    event.preventDefault();
    fault.textContent = name ? `${name} is there already. Choose another name.` : "Write a name.";
    fault.hidden = false;
    input.focus();
  };
  form.addEventListener("submit", check, { signal: done.signal });
  dialog.returnValue = "";
  dialog.showModal();
  input.select();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      done.abort();
      resolve(dialog.returnValue === "go" ? input.value.trim() : "");
    }, { once: true });
  });
}
