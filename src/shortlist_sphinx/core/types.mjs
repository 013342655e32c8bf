// @ts-check
/** Types that the scripts share: a sheet as the library reads it, and what the library answers. */

/** @typedef {import("../../../extension/src/pyodide_sphinx_extension/static/page/python.mjs").Python} Python */

/**
 * A level, levels between which the answer lies, or a question left to others.
 * @typedef {string | string[] | {abstain: true}} Answer
 */

/**
 * A sheet of answers. What it does not hold is not known yet.
 * @typedef {object} Sheet
 * @property {string} [title]
 * @property {string} [member]
 * @property {string} [service]
 * @property {string} [as_of]
 * @property {string[]} deciding - ids of criteria
 * @property {string[]} must - ids of questions
 * @property {Record<string, Answer>} answers - by the id of the question
 */

/** @typedef {import("./answers.mjs").Report} Report */
/** @typedef {import("./answers.mjs").Reason} Reason */
/** @typedef {import("./answers.mjs").Alternative} Entry */
/** @typedef {import("./answers.mjs").Fault} Fault */
/** @typedef {import("./answers.mjs").Ground} Ground */
/** @typedef {import("./answers.mjs").Summary} Summary */

/**
 * What the form can hold: the levels of each question, and the criteria that may decide.
 * @typedef {object} Vocabulary
 * @property {Map<string, Set<string>>} levels - by the id of the question
 * @property {Set<string>} criteria
 * @property {Set<string>} musts
 */

export {};
