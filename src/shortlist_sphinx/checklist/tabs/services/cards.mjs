// @ts-check
/** Cards of services, and of what a hybrid of them costs. */

import { find, findAll } from "../../../core/dom.mjs";
import { cloneOf, draw, fillSlot, keepIf } from "../../../core/templates.mjs";
import { listenTo, putName } from "../controls.mjs";

/** @typedef {import("../controls.mjs").Actions} Actions */

/**
 * @param {HTMLElement} root
 * @param {{name: string, current: boolean, single: boolean}} service
 * @param {Actions} actions
 */
export function makeCard(root, { name, current, single }, actions) {
  const card = cloneOf(root, "service");
  putName(card, name);
  keepIf(card, "current", current);
  find(card, "[data-service=remove]").hidden = single;
  listenTo(card, "service", actions);
  return card;
}

/** Show what a service leads to. @param {HTMLElement} card @param {any} service */
export function fillCard(card, { headline, verdicts }) {
  fillSlot(card, "sentence", headline);
  for (const [id, words] of Object.entries(verdicts)) {
    fillSlot(card, `verdict-${id}`, words);
    const picture = findAll(card, `.verdicts li:has([data-slot="verdict-${id}"]) svg`, SVGElement)[0];
    if (picture) draw(picture, words.split(" so far")[0] ?? words);
  }
}

/** @param {HTMLElement} root @param {any} cost */
export function makeCost(root, { title, because, source }) {
  const item = cloneOf(root, "cost");
  fillSlot(item, "title", title);
  fillSlot(item, "because", because);
  fillSlot(item, "source", source.title);
  fillSlot(item, "checked", source.checked);
  find(item, "a", HTMLAnchorElement).href = source.url;
  return item;
}
