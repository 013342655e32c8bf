// @ts-check
/** Picture of the answer: each framework on what matters to this reader; what is equal for all is folded away. */

import { find, findAll } from "../../core/dom.mjs";
import { cloneOf, draw, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Reason} Reason */
/** One criterion: what it says about each alternative, in the order of the report. @typedef {{reason: Reason, alternative: string}[]} Row */
/** @typedef {import("./guide-links.mjs").Guide} Guide */

/** Words for a shape, as the legend has them. @type {Record<string, string>} */
export const WORDS = { met: "fits", friction: "friction", gap: "gap", blocks: "ruled out", unknown: "not known yet" };

/** Show the picture of a report. @param {HTMLElement} root - holds the templates @param {HTMLElement} place @param {Report} report @param {Guide} guide */
export function showPicture(root, place, report, guide) {
  const rows = rowsOf(report);
  const apart = rows.filter((row) => !isAlike(row));
  const alike = rows.filter(isAlike);
  const fold = find(place, "[data-part=alike]");
  for (const [name, group] of Object.entries({ apart, alike })) {
    find(place, `[data-group="${name}"]`).replaceChildren(...group.map((row) => drawRow(root, row, guide)));
  }
  find(place, "[data-group=apart]").closest("table")?.toggleAttribute("hidden", apart.length === 0);
  place.hidden = rows.length === 0;
  fold.hidden = alike.length === 0;
  fillSlot(fold, "alike", `${alike.length} more ${alike.length === 1 ? "is" : "are"} the same for all ${spelt(report.alternatives.length)}`);
  /** @type {Set<string>} */
  const marks = new Set(rows.flat().flatMap(({ reason }) => [markOf(reason), ...(isDisputed(reason) ? ["disputed"] : [])]));
  for (const key of findAll(place, "[data-key]")) key.hidden = !marks.has(key.dataset.key ?? "");
  for (const head of findAll(place, "[data-to]")) leadTo(head, guide.get(`framework/${head.dataset.to}`));
}

/** A number in words, where it is a small one. @param {number} number */
function spelt(number) {
  return ["", "", "two", "three", "four", "five", "six"][number] ?? String(number);
}

/** Turn a name into a link, once there is somewhere to go. @param {HTMLElement} name @param {string} [address] */
function leadTo(name, address) {
  if (!address) return;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = name.textContent;
  name.replaceWith(link);
}

/** @param {HTMLElement} root @param {Row} row @param {Guide} guide */
function drawRow(root, row, guide) {
  const drawn = cloneOf(root, "picture-row");
  const [first] = row;
  fillSlot(drawn, "title", first?.reason.name ?? "");
  find(drawn, "a", HTMLAnchorElement).href = `#${first?.reason.question}`;
  keepIf(drawn, "deciding", first?.reason.deciding ?? false);
  drawn.append(...row.map((cell) => drawCell(root, cell, guide)));
  return drawn;
}

/** @param {HTMLElement} root @param {Row[number]} cell @param {Guide} guide */
function drawCell(root, { reason, alternative }, guide) {
  const cell = cloneOf(root, "picture-cell");
  const mark = markOf(reason);
  draw(find(cell, "svg", SVGElement), mark);
  fillSlot(cell, "word", WORDS[mark] ?? mark);
  keepIf(cell, "disputed", isDisputed(reason));
  const [profile] = reason.source ? (guide.get(`framework/${alternative}`) ?? "").split("#") : [];
  find(cell, "a", HTMLAnchorElement).href = profile ? `${profile}#rating-${alternative}-${reason.criterion}` : `#${reason.question}`;
  return cell;
}

/** The shape for what stands against it so far; what the team has not said is not known. @param {Reason} reason */
export function markOf({ degree, basis, capability }) {
  if (basis === "answer" && capability.length > 1) return "unknown";
  if (degree === "none") return "met";
  if (degree === "out") return "blocks";
  return degree.startsWith("gap") ? "gap" : "friction";
}

/** Whether evidence leaves open how it fares, and not only what it can do. @param {Reason} reason */
function isDisputed({ basis, capability, grades, need }) {
  return basis !== "answer" && capability.length > 1 && need.length === 1 && grades.length > 1;
}

/** The criteria that matter to this reader: essential, deciding, practice; those that decide lead. @param {Pick<Report, "alternatives">} report @returns {Row[]} */
export function rowsOf({ alternatives }) {
  const held = alternatives.map(({ id, ...sides }) => ({
    id, all: [...sides.for, ...sides.against, ...sides.unknown],
  }));
  const criteria = new Set(held.flatMap(({ all }) => all.filter(matters).map(({ criterion }) => criterion)));
  const rows = [...criteria].map((criterion) => held.flatMap(({ id, all }) => {
    const reason = all.find((each) => each.criterion === criterion);
    return reason ? [{ reason, alternative: id }] : [];
  }));
  const whole = rows.filter((row) => row.length === alternatives.length);
  return whole.sort((left, right) => weight(right) - weight(left));
}

/** Say whether a reader asked for it: the need is definite, or the star is. @param {Reason} reason */
function matters({ need, deciding, must, grades }) {
  return deciding || must || (need.length === 1 && grades.length > 0);
}

/** What decides comes first, then what the team brings, then must-haves. @param {Row} row */
function weight([first]) {
  return 4 * Number(first?.reason.deciding) + 2 * Number(first?.reason.basis === "answer") + Number(first?.reason.must);
}

/** @param {Row} row */
export function isAlike(row) {
  return new Set(row.map(({ reason }) => markOf(reason))).size === 1;
}
