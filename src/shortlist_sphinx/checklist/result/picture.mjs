// @ts-check
/** Picture of the result: every alternative on every criterion that matters, by shape and word. */

import { find } from "../../core/dom.mjs";
import { cloneOf, draw, either, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Reason} Reason */
/** One criterion: what it says about each alternative, in the order of the report. @typedef {Reason[]} Row */

/** Show the picture of a report. @param {HTMLElement} root @param {Report} report */
export function showPicture(root, report) {
  const place = find(root, "[data-part=picture]");
  const rows = rowsOf(report);
  const waiting = countWaiting(report, rows);
  place.hidden = rows.length === 0;
  fillSlot(place, "picture", `What your answers ask for, and how each meets it.${waiting}`);
  showGroup(root, "apart", rows.filter((row) => !isAlike(row)));
  showGroup(root, "alike", rows.filter(isAlike));
}

/** @param {HTMLElement} root @param {string} name @param {Row[]} rows */
function showGroup(root, name, rows) {
  const group = find(root, `[data-part=picture] [data-group="${name}"]`);
  const [head] = group.children;
  group.hidden = rows.length === 0;
  group.replaceChildren(...(head ? [head] : []), ...rows.flatMap((row) => drawRow(root, row)));
}

/** @param {HTMLElement} root @param {Row} row */
function drawRow(root, row) {
  const name = cloneOf(root, "picture-criterion");
  const cells = cloneOf(root, "picture-row");
  const [first] = row;
  fillSlot(name, "title", first?.title ?? "");
  keepIf(name, "deciding", first?.deciding ?? false);
  keepIf(name, "must", first?.must ?? false);
  cells.append(...row.map((reason) => drawCell(root, reason)));
  return [name, cells];
}

/** @param {HTMLElement} root @param {Reason} reason */
function drawCell(root, { grades, capability }) {
  const cell = cloneOf(root, "picture-cell");
  draw(find(cell, "svg", SVGElement), grades.length === 1 ? grades[0] ?? "" : "unknown");
  fillSlot(cell, "grade", either(grades));
  fillSlot(cell, "level", either(capability));
  return cell;
}

/** The criteria that answers ask for, those that decide first. @param {Report} report @returns {Row[]} */
function rowsOf({ alternatives }) {
  const held = alternatives.map((entry) => [...entry.for, ...entry.against, ...entry.unknown]);
  const asked = alternatives.flatMap((entry) => [...entry.for, ...entry.against]);
  const criteria = new Set(asked.map((reason) => reason.criterion));
  const rows = [...criteria].map((id) => held.flatMap((all) => all.find((reason) => reason.criterion === id) ?? []));
  const whole = rows.filter((row) => row.length === alternatives.length);
  return whole.sort((left, right) => weight(right) - weight(left));
}

/** @param {Row} row */
function weight([first]) {
  return Number(first?.deciding) + Number(first?.must);
}

/** @param {Row} row */
function isAlike(row) {
  return new Set(row.map((reason) => either(reason.grades))).size === 1;
}

/** Words for the criteria that no answer has asked for yet. @param {Report} report @param {Row[]} rows */
function countWaiting({ alternatives }, rows) {
  const all = new Set(alternatives.flatMap((entry) => [...entry.unknown].map((reason) => reason.criterion)));
  for (const [first] of rows) all.delete(first?.criterion ?? "");
  return all.size ? ` Criteria that wait for an answer: ${all.size}.` : "";
}
