// @ts-check
/** Templates of the built page: cloned, and their slots filled. */

import { find, findAll, prose } from "./dom.mjs";

/**
 * Clone a template's only element.
 * @param {ParentNode} root
 * @param {string} name
 */
export function cloneOf(root, name) {
  const template = find(root, `template[data-template="${name}"]`, HTMLTemplateElement);
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  return find(copy, "*");
}

/**
 * Put text into a slot, if the element has it.
 * @param {ParentNode} within
 * @param {string} name
 * @param {string} text
 */
export function fillSlot(within, name, text) {
  for (const slot of findAll(within, `[data-slot="${name}"]`)) slot.replaceChildren(...prose(text));
}

/**
 * Keep what is only there on a condition, or take it away.
 * @param {ParentNode} within
 * @param {string} name
 * @param {boolean} holds
 */
export function keepIf(within, name, holds) {
  for (const part of findAll(within, `[data-if="${name}"]`)) {
    if (holds) part.hidden = false;
    else part.remove();
  }
}

/**
 * Refer to the picture of a verdict or a grade.
 * @param {SVGElement} picture
 * @param {string} name
 */
export function draw(picture, name) {
  const shape = `#shape-${name.replaceAll(" ", "-")}`;
  find(picture, "use", SVGElement).setAttribute("href", shape);
}

const POSSIBLE = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** Return what is possible, listed as the library's `either` lists it: "a, b or c". @param {string[]} words */
export function either(words) {
  return POSSIBLE.format(words);
}
