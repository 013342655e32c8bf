// @ts-check
/** Reasons of a verdict, each filled in from its template: what it says, how it weighs, and its evidence. */

import { find, findAll, longDate, prose } from "../../core/dom.mjs";
import { draw, either, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Reason} Reason */

/**
 * Fill a reason in.
 * @param {HTMLElement} item
 * @param {Reason} reason
 * @param {string} group - "for", "against" or "unknown"
 * @param {string} alternative
 */
export function fillReason(item, reason, group, alternative) {
  item.dataset.criterion = reason.criterion;
  draw(find(item, "svg", SVGElement), group === "unknown" ? group : reason.grades[0] ?? group);
  fillSlot(item, "name", reason.name);
  fillSlot(item, "grade", group === "against" ? either(reason.grades) : "");
  fillSlot(item, "because", reason.because);
  fillSlot(item, "capability", either(reason.capability));
  for (const flag of /** @type {const} */ (["deciding", "must", "due"])) keepIf(item, flag, reason[flag]);
  fillNeed(find(item, ".to-question", HTMLAnchorElement), reason);
  fillSource(item, reason, alternative);
}

/** @param {HTMLAnchorElement} link @param {Reason} reason */
function fillNeed(link, { question, need }) {
  link.href = `#${question}`;
  link.textContent = either(need);
}

/** @param {HTMLElement} item @param {Reason} reason @param {string} alternative */
function fillSource(item, { source, basis, criterion }, alternative) {
  keepIf(item, "source", source !== null);
  for (const word of findAll(item, "[data-basis]")) {
    if (word.dataset.basis !== basis) word.remove();
  }
  if (!source) return;
  const [link] = findAll(item, 'a[data-slot="source"]', HTMLAnchorElement);
  link?.replaceChildren(...prose(source.title));
  if (source.url) link?.setAttribute("href", source.url);
  else link?.replaceWith(...prose(source.title));
  const [day] = findAll(item, "time", HTMLTimeElement);
  day?.setAttribute("datetime", source.checked);
  day?.replaceChildren(longDate(source.checked));
  const [compare] = findAll(item, "a.to-comparison", HTMLAnchorElement);
  compare?.setAttribute("href", `${compare.getAttribute("href")}#${criterion}-${alternative}`);
}
