// @ts-check
/** Faults that the library finds in answers: each beside the field that it is about, and in a list. */

import { find, findAll, make, typeset } from "../../core/dom.mjs";

/** @typedef {import("../../core/types.mjs").Fault} Fault */

/** So many faults of a text are shown as lines. */
const MOST = 5;

/**
 * Show faults instead of those shown before.
 * @param {HTMLElement} root
 * @param {Fault[]} faults
 */
export function showFaults(root, faults) {
  // What dialogs and other tabs say of their own fields is theirs.
  for (const shown of findAll(root, ":is([data-question], [data-place]) > .fault")) takeAway(shown);
  const list = find(root, "[data-part=faults]");
  list.replaceChildren(...faults.map((fault) => showFault(root, fault)));
  list.hidden = faults.length === 0;
}

/**
 * Show one fault beside its field, and return the line for the list.
 * @param {HTMLElement} root
 * @param {Fault} fault
 */
function showFault(root, fault) {
  const field = fieldOf(root, fault);
  const line = make("li", "");
  const words = typeset(fault.message);
  if (!field) line.textContent = words;
  else {
    sayBeside(field, words);
    line.append(make("a", words, { href: `#${field.id}` }));
  }
  return line;
}

/**
 * Say something within a field, right below its question.
 * @param {HTMLElement} field
 * @param {string} words
 * @param {Record<string, string>} [attributes]
 */
export function sayBeside(field, words, attributes = {}) {
  for (const shown of findAll(field, ":scope > .fault")) takeAway(shown);
  const line = make("p", words, { class: "fault", id: `${field.id || "field"}--fault`, ...attributes });
  describe(field, (ids) => [...ids, line.id]);
  const before = findAll(field, ":scope > .hint, :scope > legend").at(-1);
  if (before) before.after(line);
  else field.prepend(line);
}

/** Take words away from a field, and from what describes it. @param {HTMLElement} shown */
export function takeAway(shown) {
  const field = shown.parentElement;
  if (field) describe(field, (ids) => ids.filter((id) => id !== shown.id));
  shown.remove();
}

/**
 * Have a field described by other elements than before.
 * @param {HTMLElement} field
 * @param {(ids: string[]) => string[]} change
 */
function describe(field, change) {
  const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const described = change(ids).join(" ");
  if (described) field.setAttribute("aria-describedby", described);
  else field.removeAttribute("aria-describedby");
}

/**
 * The field that a fault is about: the question that it names first, else its place in the sheet.
 * @param {HTMLElement} root
 * @param {Fault} fault
 */
function fieldOf(root, { place, message }) {
  const path = place.split(": ").pop() ?? "";
  const named = path === "must" ? /^'([\w-]+)'/u.exec(message)?.[1] : path.split(".")[1];
  const selector = named ? `[data-question="${CSS.escape(named)}"]` : `[data-place="${CSS.escape(path)}"]`;
  return findAll(root, selector)[0];
}

/** The faults of a text as lines; many of them are not all shown. @param {Fault[]} faults */
export function faultLines(faults) {
  const lines = faults.slice(0, MOST).map(({ place, message }) => `${place}: ${message}`);
  return faults.length > MOST ? [...lines, `And ${faults.length - MOST} more.`] : lines;
}
