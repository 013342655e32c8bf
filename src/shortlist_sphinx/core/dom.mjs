// @ts-check
/** DOM helpers: elements are found and made; nothing here turns text into markup. */

/**
 * The one element that a selector names; its absence is a mistake in the page.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => Kind} [kind]
 * @returns {Kind}
 */
export function find(within, selector, kind) {
  const found = findAll(within, selector, kind)[0];
  if (!found) throw new Error(`The page has no ${selector}; expected one in the built HTML.`);
  return found;
}

/**
 * All elements that a selector names, of a kind such as `HTMLInputElement`.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => Kind} [kind]
 * @returns {Kind[]}
 */
export function findAll(within, selector, kind) {
  const found = [...within.querySelectorAll(selector)];
  const wanted = kind ?? HTMLElement;
  return /** @type {Kind[]} */ (found.filter((element) => element instanceof wanted));
}

/**
 * Make an element that holds text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/**
 * Make a button.
 * @param {string} words
 * @param {() => void} act
 */
export function makeButton(words, act) {
  const button = make("button", words, { type: "button" });
  button.addEventListener("click", act);
  return button;
}

/**
 * A sentence of the data as nodes: backticks mark code, and apostrophes are set as in print.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function prose(text) {
  const pieces = text.split("`");
  return pieces.map((piece, index) => (index % 2 ? make("code", piece) : typeset(piece)));
}

/** Set apostrophes and quotation marks as the built pages have them. @param {string} text */
export function typeset(text) {
  const opened = text.replaceAll(/(^|[\s(])"/gu, "$1\u201c");
  return opened.replaceAll('"', "\u201d").replaceAll(/(\p{L})'/gu, "$1\u2019");
}

/** Made once: making one takes longer than a hundred uses of it. */
const DAYS = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day written out as the built pages have it. @param {string} day - as in 2026-11-02 */
export function longDate(day) {
  return DAYS.format(new Date(`${day}T00:00:00Z`));
}
