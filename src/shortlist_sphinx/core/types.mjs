// @ts-check
/** Types that the scripts share: a sheet as the library reads it, and its report. */

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

/**
 * What one criterion says about one alternative.
 * @typedef {object} Reason
 * @property {string} criterion
 * @property {string} title
 * @property {string} question
 * @property {string[]} need
 * @property {string[]} capability
 * @property {string[]} grades
 * @property {boolean} deciding
 * @property {boolean} must
 * @property {string} because
 * @property {string} basis
 * @property {{title: string, url: string, checked: string} | null} source
 * @property {boolean} due
 */

/** @typedef {{id: string, at_most: string, because: string, criteria: string[]}} Cap */

/**
 * What is said about one alternative.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {{worst: string, best: string, words: string}} verdict
 * @property {Cap[]} rules
 * @property {Reason[]} for
 * @property {Reason[]} against
 * @property {Reason[]} unknown
 * @property {string[]} not_needed
 */

/**
 * What the library says about a sheet.
 * @typedef {object} Report
 * @property {{version: string, hash: string}} model
 * @property {string} as_of
 * @property {string} outcome
 * @property {boolean} exact
 * @property {string} sentence
 * @property {string[]} shortlist
 * @property {string[]} possible
 * @property {Entry[]} alternatives
 */

/** @typedef {{place: string, message: string}} Fault */

/** What follows from some answers to the question of a plan. @typedef {{answers: string[], then?: Plan, sentence?: string}} Branch */
/** @typedef {{question: string, branches: Branch[]}} Plan */

/**
 * What decides, and why.
 * @typedef {object} Explanation
 * @property {{exact: boolean, questions: string[], ratings: {alternative: string, criterion: string}[],
 *   next_question: string | null, not_needed: string[]}} deciding
 * @property {Plan | null} plan
 * @property {{questions: string[], sentence: string}} reasons
 */

/** Answers that lead to another outcome. @typedef {{words: string, changes: {question: string, after: string}[]}} Way */
/** @typedef {{sentence: string, ways: Way[]}} Turn */

/**
 * What would change the outcome, and how firm it is.
 * @typedef {object} Changes
 * @property {{exact: boolean, turns: Turn[]}} changes
 * @property {{firmness: string, sentence: string, watch: {words: string, sentence: string}[]}} plus_minus
 */

/**
 * What the form can hold: the levels of each question, and the criteria that may decide.
 * @typedef {object} Vocabulary
 * @property {Map<string, Set<string>>} levels - by the id of the question
 * @property {Set<string>} criteria
 * @property {Set<string>} musts
 */

export {};
