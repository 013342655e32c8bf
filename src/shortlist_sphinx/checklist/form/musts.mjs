// @ts-check
/** Must-haves stand twice: named together before all questions, and each at its question. */

import { find, findAll } from "../../core/dom.mjs";

/**
 * Carry a tick over to the other box for the same need.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box - what was just changed
 */
export function mirrorMust(form, box) {
  if (box.name === "must-first") tickOf(form, "must", box.value).checked = box.checked;
}

/** Have the boxes before all questions show what those at the questions say. @param {HTMLFormElement} form */
export function showMusts(form) {
  const boxes = findAll(form, "input[name=must]", HTMLInputElement);
  for (const box of boxes) tickOf(form, "must-first", box.value).checked = box.checked;
  const count = boxes.filter((box) => box.checked).length;
  find(form, "[data-part=must-count]").textContent = count ? `${count} named` : "none yet";
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function tickOf(form, name, value) {
  return find(form, `input[name="${name}"][value="${CSS.escape(value)}"]`, HTMLInputElement);
}
