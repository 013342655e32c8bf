// @ts-check
/** First step of the form: how many criteria may decide, and must-haves, which stand here and at their questions. */

import { find, findAll } from "../../core/dom.mjs";
import { sayBeside, takeAway } from "./faults.mjs";

/**
 * Refuse a criterion that is one too many; the others stay.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} box - what was just changed
 */
export function refuseMore(form, box) {
  if (box.name !== "deciding") return;
  const field = find(form, "[data-place=deciding]");
  const chosen = findAll(field, "input:checked");
  for (const shown of findAll(field, ":scope > .fault")) takeAway(shown);
  if (chosen.length <= Number(field.dataset.most)) return;
  box.checked = false;
  const name = find(field, `label[for="${box.id}"]`).textContent;
  const words = `${name} was not added: at most ${field.dataset.most} criteria can decide. Take one out first.`;
  sayBeside(field, words, { role: "alert" });
}

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
