// @ts-check
/** Reading answers from the form and writing them into it; the form itself holds the answers. */

import { emptySheet } from "./address.mjs";
import { find, findAll, make } from "./page.mjs";

/** @typedef {import("./types.mjs").Sheet} Sheet */
/** @typedef {import("./types.mjs").Answer} Answer */
/** @typedef {import("./types.mjs").Vocabulary} Vocabulary */

const ABSTAIN = "-";

export class Form {
  /** What a sheet may carry along that no field shows. @type {Partial<Sheet>} */
  #carried = {};

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @returns {Vocabulary} */
  get vocabulary() {
    const levels = new Map(this.questions.map((question) => [idOf(question), levelsOf(question)]));
    return { levels, criteria: new Set(this.#values("deciding")), musts: new Set(this.#values("must")) };
  }

  /** The title of a criterion. @param {string} criterion */
  titleOf(criterion) {
    const label = findAll(this.element, `label[for="deciding--${criterion}--box"]`)[0];
    return label?.textContent ?? criterion;
  }

  get questions() {
    return findAll(this.element, "[data-question]");
  }

  /** The answers that the form shows. @returns {Sheet} */
  gather() {
    const title = find(this.element, "[name=title]", HTMLInputElement).value.trim();
    const answers = this.questions.flatMap((question) => answerOf(question));
    return {
      ...(title ? { title } : {}),
      ...this.#carried,
      deciding: this.#values("deciding", ":checked").toSorted(),
      must: this.#values("must", ":checked").toSorted(),
      answers: Object.fromEntries(answers.sort(([left], [right]) => (left < right ? -1 : 1))),
    };
  }

  /** Show a sheet instead of what the form shows. @param {Sheet} sheet */
  fill({ title = "", deciding, must, answers, ...carried }) {
    this.#carried = carried;
    find(this.element, "[name=title]", HTMLInputElement).value = title;
    this.#tick("deciding", deciding);
    this.#tick("must", must);
    for (const question of this.questions) fillQuestion(question, answers[idOf(question)]);
  }

  /** Remove all answers. */
  clear() {
    this.fill(emptySheet());
  }

  /** @param {string} name @param {string} [state] */
  #values(name, state = "") {
    const boxes = findAll(this.element, `input[name=${name}]${state}`, HTMLInputElement);
    return boxes.map((box) => box.value);
  }

  /** @param {string} name @param {string[]} values */
  #tick(name, values) {
    for (const box of findAll(this.element, `input[name=${name}]`, HTMLInputElement)) {
      box.checked = values.includes(box.value);
    }
  }
}

/** The id of a question. @param {HTMLElement} question */
export function idOf(question) {
  return question.dataset.question ?? "";
}

/** Say whether a question has an answer, be it one between levels. @param {HTMLElement} question */
export function isAnswered(question) {
  return answerOf(question).length > 0;
}

/** The radio buttons of a question. @param {HTMLElement} question */
function radios(question) {
  return findAll(question, "input[type=radio]", HTMLInputElement);
}

/** @param {HTMLElement} question */
function levelsOf(question) {
  const own = radios(question).filter((radio) => !radio.dataset.added);
  return new Set(own.map((radio) => radio.value).filter(Boolean));
}

/** The answer to a question with its id; nothing while it is not known. @param {HTMLElement} question */
function answerOf(question) {
  const value = radios(question).find((radio) => radio.checked)?.value;
  /** @type {[string, Answer][]} */
  const answer = value ? [[idOf(question), answerFrom(value)]] : [];
  return answer;
}

/** @param {string} value @returns {Answer} */
function answerFrom(value) {
  if (value === ABSTAIN) return { abstain: true };
  return value.includes("|") ? value.split("|") : value;
}

/** @param {HTMLElement} question @param {Answer} [answer] */
function fillQuestion(question, answer) {
  const value = valueFor(answer);
  for (const added of findAll(question, "[data-added]")) added.closest(".level")?.remove();
  if (value === ABSTAIN || value?.includes("|")) addLevel(question, value);
  for (const radio of radios(question)) radio.checked = radio.value === value;
}

/** @param {Answer} [answer] */
function valueFor(answer) {
  if (answer === undefined || typeof answer === "string") return answer;
  return Array.isArray(answer) ? answer.join("|") : ABSTAIN;
}

/**
 * Show an answer that a link may hold and the form does not offer: between levels, or left to others.
 * @param {HTMLElement} question
 * @param {string} value
 */
function addLevel(question, value) {
  const name = idOf(question);
  const id = `${name}--added`;
  const radio = make("input", "", { type: "radio", name, id, value, "data-added": "" });
  const row = make("div", "", { class: "level" });
  row.append(radio, " ", make("label", wordsFor(question, value), { for: id }));
  find(question, ".level.unknown").before(row);
}

/** @param {HTMLElement} question @param {string} value */
function wordsFor(question, value) {
  if (value === ABSTAIN) return "Not mine to judge";
  const label = (/** @type {string} */ level) => find(question, `label[for="${idOf(question)}--${level}"]`);
  return value.split("|").map((level) => label(level).textContent).join(" or ");
}
