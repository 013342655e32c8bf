// @ts-check
/** Members before the reveal: whose sheets are here and where they came from, and nothing of what they say. */

import { putName } from "../controls.mjs";
import { find, findAll } from "../../../core/dom.mjs";
import { cloneOf } from "../../../core/templates.mjs";

/** @typedef {import("./saved-team.mjs").Member} Member */

/** The origin of what was pasted. */
export const PASTED = "pasted";
const NAMELESS = "Write whose sheet this is.";
const TWICE = "Another sheet has this name. Remove one, or rename it.";

/**
 * Show the members anew.
 * @param {HTMLElement} panel
 * @param {Member[]} members
 * @param {{keep: () => void, remove: (member: Member) => void}} hearing
 */
export function showMembers(panel, members, hearing) {
  find(panel, "[data-part=no-members]").hidden = members.length > 0;
  find(panel, "[data-part=members]").replaceChildren(...members.map((member, at) => row(panel, member, at, hearing)));
}

/** How a member is called where a name may be missing. @param {Member} member */
export function calledBy({ name, origin }) {
  return name ? `of ${name}` : cameFrom(origin);
}

/** Where a sheet came from. @param {string} origin */
function cameFrom(origin) {
  return origin === PASTED ? PASTED : `from ${origin}`;
}

/**
 * @param {HTMLElement} panel
 * @param {Member} member
 * @param {number} at
 * @param {{keep: () => void, remove: (member: Member) => void}} hearing
 */
function row(panel, member, at, { keep, remove }) {
  const item = cloneOf(panel.ownerDocument, "member");
  const input = find(item, "input", HTMLInputElement);
  input.id = `member--${at}`;
  input.value = member.name;
  find(item, "label", HTMLLabelElement).htmlFor = input.id;
  find(item, "[data-slot=origin]").textContent = cameFrom(member.origin);
  putName(item, member.name || cameFrom(member.origin));
  input.addEventListener("input", () => { member.name = input.value.trim(); keep(); });
  find(item, "button").addEventListener("click", () => remove(member));
  return item;
}

/**
 * Mark each name that is wrong, say why beside the first of a kind, and put the focus on the first.
 * @param {HTMLElement} panel
 * @param {Member[]} members
 * @returns {boolean} whether something is wrong
 */
export function checkNames(panel, members) {
  const folded = members.map(({ name }) => name.split(/\s+/u).join(" ").toLowerCase());
  const wrong = folded.map((name, at) => (name ? (folded.indexOf(name) < at ? TWICE : "") : NAMELESS));
  const rows = findAll(panel, ".member");
  for (const [at, each] of rows.entries()) {
    const words = wrong[at] ?? "";
    showWrong(each, wrong.indexOf(words) === at ? words : "", words !== "");
  }
  const first = rows[wrong.findIndex(Boolean)];
  if (first) find(first, "input").focus();
  return Boolean(first);
}

/** @param {HTMLElement} item @param {string} words - "" where they stand beside another name @param {boolean} isWrong */
function showWrong(item, words, isWrong) {
  const fault = find(item, "[data-part=member-fault]");
  const input = find(item, "input");
  fault.hidden = !words;
  fault.textContent = words;
  fault.id = `${input.id}--fault`;
  if (words) input.setAttribute("aria-describedby", fault.id);
  else input.removeAttribute("aria-describedby");
  input.setAttribute("aria-invalid", String(isWrong));
}
