// @ts-check
/** Controls of the tabs: buttons that act on one thing of a kind, and its name. */

import { findAll } from "../../core/dom.mjs";

/** What buttons do, by the word in their attribute. @typedef {Record<string, () => unknown>} Actions */

/** A name is shown as it was typed: nothing in it marks code. @param {HTMLElement} within @param {string} name */
export function putName(within, name) {
  for (const slot of findAll(within, '[data-slot="name"]')) slot.textContent = name;
}

/** Have the buttons do what their attribute says. @param {HTMLElement} within @param {string} attribute @param {Actions} actions */
export function listenTo(within, attribute, actions) {
  for (const button of findAll(within, `button[data-${attribute}]`)) {
    button.addEventListener("click", () => void actions[button.dataset[attribute] ?? ""]?.());
  }
}
