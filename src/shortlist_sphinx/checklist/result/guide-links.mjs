// @ts-check
/** Links from a reason to the guide: the build wrote their addresses into a template, where there are such pages. */

import { find, findAll } from "../../core/dom.mjs";

/** Addresses by kind and id, such as `criterion/admin`. @typedef {Map<string, string>} Guide */

/**
 * Read the addresses that the build knows.
 * @param {ParentNode} root
 * @returns {Guide}
 */
export function guideOf(root) {
  const { content } = find(root, 'template[data-template="guide"]', HTMLTemplateElement);
  const links = findAll(content, "a[data-guide]", HTMLAnchorElement);
  return new Map(links.map((link) => [link.dataset.guide ?? "", link.getAttribute("href") ?? ""]));
}

/**
 * Give a reason its ways into the guide, and take away those that lead nowhere.
 * @param {HTMLElement} item
 * @param {Guide} guide
 * @param {import("../../core/types.mjs").Reason} reason
 * @param {string} alternative
 */
export function linkToGuide(item, guide, { criterion, source }, alternative) {
  const [profile] = source ? (guide.get(`framework/${alternative}`) ?? "").split("#") : [];
  lead(item, ".to-measured", guide.get(`source/${source?.title}`) ?? "");
  lead(item, ".to-rating", profile ? `${profile}#rating-${alternative}-${criterion}` : "");
  lead(item, ".to-criterion", guide.get(`criterion/${criterion}`) ?? "");
  if (!source) for (const link of findAll(item, ".to-comparison")) link.remove();
}

/** @param {HTMLElement} item @param {string} selector @param {string} address - "" where there is none */
function lead(item, selector, address) {
  for (const link of findAll(item, selector, HTMLAnchorElement)) {
    if (address) link.href = address;
    else link.remove();
  }
}
