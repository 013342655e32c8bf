// @ts-check
/** Address form of a sheet: `v1;title=…;deciding=…;admin=essential`, as links and storage hold it. */

/** @typedef {import("../../core/types.mjs").Sheet} Sheet */
/** @typedef {import("../../core/types.mjs").Answer} Answer */
/** @typedef {import("../../core/types.mjs").Vocabulary} Vocabulary */

/**
 * A sheet that was read: what is understood, the day of the link, what is kept aside as it stood, and words about that.
 * @typedef {{sheet: Sheet, day: string, aside: string[], remarks: string[]}} Opened
 */

const VERSION = "v1";
const LONGEST = 20_000;
/** Words for a link that nobody can have filled in. */
export const TOO_LONG = "This link is too long to be a sheet of answers, and was not read.";
const LONGEST_NAME = 200;
const NAMES = /** @type {const} */ (["title", "member", "service", "as_of"]);

/** The day on which a link was made belongs to the link and not to the sheet. */
const DATE = "date=";

/** A sheet without any answer. @returns {Sheet} */
export function emptySheet() {
  return { deciding: [], must: [], answers: {} };
}

/** What stands behind the `#` of an address; some programs encode the signs of a link once more. @param {{hash: string}} address */
export function linkedIn({ hash }) {
  const text = hash.slice(1);
  return (/^v\d+%3b/iu.test(text) && decoded(text)?.join("|")) || text;
}

/** Say whether a fragment is meant to hold a sheet, of whatever version. @param {string} text */
export function holdsSheet(text) {
  return /^v\d+(;|$)/u.test(text);
}

/** Say whether a fragment is of the version that this page reads. @param {string} text */
export function isCurrent(text) {
  return text.split(";", 1)[0] === VERSION;
}

/** Say whether a fragment is longer than any sheet. @param {string} text */
export function isTooLong(text) {
  return text.length > LONGEST;
}

/**
 * Write a sheet as a fragment without its `#`, exactly as the library does; "" where it is empty.
 * @param {Sheet} sheet
 * @param {string[]} [aside] - parts that were not understood and are kept
 * @param {string} [day] - on which the link is made, as in 2026-11-28
 */
export function encode(sheet, aside = [], day = "") {
  const names = NAMES.flatMap((key) => (sheet[key] ? [[key, [sheet[key]]]] : []));
  const lists = [["deciding", sheet.deciding], ["must", sheet.must]].filter(([, ids]) => ids?.length);
  const answers = Object.entries(sheet.answers).sort(byId);
  const given = [...names, ...lists, ...answers.map(([id, answer]) => [id, words(answer)])];
  const parts = given.map(([key, values]) => `${key}=${joined(/** @type {string[]} */ (values))}`);
  const dated = day ? [`${DATE}${day}`] : [];
  return parts.length + aside.length ? [VERSION, ...parts, ...dated, ...aside].join(";") : "";
}

/**
 * Read a fragment. Nothing in it can fail: what is not understood is kept aside and told.
 * @param {string} text - without its `#`
 * @param {Vocabulary} vocabulary
 * @returns {Opened}
 */
export function decode(text, vocabulary) {
  const opened = { sheet: emptySheet(), day: "", aside: /** @type {string[]} */ ([]), remarks: [] };
  if (isTooLong(text)) return { ...opened, remarks: [TOO_LONG] };
  const [version, ...parts] = text.split(";");
  for (const part of parts.filter(Boolean)) {
    const day = part.startsWith(DATE) ? part.slice(DATE.length) : "";
    if (!opened.day && isDay(day)) opened.day = day;
    else if (!take(opened.sheet, part, vocabulary)) opened.aside.push(part);
  }
  return { ...opened, remarks: remarksOn(version, opened.aside) };
}

/** Today where the reader is, as in 2026-11-28. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Say in words what was not understood.
 * @param {string | undefined} version
 * @param {string[]} aside
 */
function remarksOn(version, aside) {
  const shown = aside.map((part) => (part.length > 60 ? `${part.slice(0, 60)}…` : part));
  return [
    ...(version === VERSION ? [] : [`This link is of version ${version?.slice(0, 20)}, and this page reads ${VERSION}.`]),
    ...(aside.length ? [`Not understood, and left out: ${shown.join(", ")}.`] : []),
  ];
}

/**
 * Take one part of a fragment into the sheet, if it is understood.
 * @param {Sheet} sheet
 * @param {string} part
 * @param {Vocabulary} vocabulary
 */
function take(sheet, part, { levels, criteria, musts }) {
  const [key = "", ...rest] = part.split("=");
  const values = decoded(rest.join("="));
  const name = NAMES.find((known) => known === key);
  if (!values?.every(Boolean)) return false;
  if (name) return values.length === 1 && isName(name, values[0] ?? "") && set(sheet, name, [...(values[0] ?? "").normalize("NFC")].slice(0, LONGEST_NAME).join(""));
  if (key === "deciding") return within(values, criteria) && set(sheet, key, values.toSorted());
  if (key === "must") return within(values, musts) && set(sheet, key, values.toSorted());
  return takeAnswer(sheet.answers, key, values, levels.get(key));
}

/** Say whether a name shows as it is, on one line, and whether a day is one. @param {string} key @param {string} value */
function isName(key, value) {
  if (key === "as_of") return isDay(value);
  return value.trim() !== "" && !/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(value);
}

/** Say whether a text is a day that the calendar has, as in 2026-11-28. @param {string} text */
function isDay(text) {
  const found = new Date(text);
  return /^(?!0000)\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(found.valueOf()) && found.toISOString().startsWith(text);
}

/**
 * @param {Record<string, Answer>} answers
 * @param {string} id
 * @param {string[]} values
 * @param {Set<string>} [levels]
 */
function takeAnswer(answers, id, values, levels) {
  if (!levels) return false;
  if (values.join() === "-") return set(answers, id, { abstain: true });
  if (!within(values, levels)) return false;
  const inOrder = [...levels].filter((level) => values.includes(level));
  return set(answers, id, inOrder.length === 1 ? inOrder[0] : inOrder);
}

/** Set a key and say that it is done. @param {object} target @param {string} key @param {unknown} value */
function set(target, key, value) {
  return Reflect.set(target, key, value);
}

/** Say whether all values are known and none stands twice. @param {string[]} values @param {Set<string>} known */
function within(values, known) {
  return new Set(values).size === values.length && values.every((value) => known.has(value));
}

/** @param {string} text @returns {string[] | null} null where the encoding is broken */
function decoded(text) {
  try {
    return text.split("|").map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** @param {Answer} answer */
function words(answer) {
  if (typeof answer === "string") return [answer];
  return Array.isArray(answer) ? answer : ["-"];
}

/** @param {string[]} values */
function joined(values) {
  return values.map(encodeURIComponent).join("|");
}

/** The order of ids, the same as in the library. @param {[string, Answer]} left @param {[string, Answer]} right */
function byId([left], [right]) {
  return left < right ? -1 : Number(left > right);
}
