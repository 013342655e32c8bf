// @ts-check
/** Holding the deciding criteria to as many as may decide, in words. */

import { sayBeside, takeAway } from "./faults.mjs";
import { find, findAll } from "../../core/dom.mjs";

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
