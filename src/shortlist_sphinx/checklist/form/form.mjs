// @ts-check
/** Form values: read from the form as answers, and written into it; the form itself holds the answers. */

import { emptySheet } from "../saving/address.mjs";
import { find, findAll, make } from "../../core/dom.mjs";
import { either } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Sheet} Sheet */
/** @typedef {import("../../core/types.mjs").Answer} Answer */
/** @typedef {import("../../core/types.mjs").Vocabulary} Vocabulary */

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

  /** The text of a question. @param {string} id */
  textOf(id) {
    const question = findAll(this.element, `[data-question="${CSS.escape(id)}"]`)[0];
    return question ? find(question, "legend").textContent : id;
  }

  /** The name of a question in lists and sentences. @param {string} id */
  shortOf(id) {
    return findAll(this.element, `[data-question="${CSS.escape(id)}"]`)[0]?.dataset.short ?? id;
  }

  /** What a question is called where those of one grid are asked together. @param {string} id */
  nameOf(id) {
    const question = findAll(this.element, `[data-question="${CSS.escape(id)}"]`)[0];
    return question?.closest(".question-group")?.querySelector("h3")?.firstChild?.textContent ?? this.shortOf(id);
  }

  /** Whether a star or a must-have asks for a need, which is then not at its lowest level. @param {string} id */
  asksFor(id) {
    const named = CSS.escape(id);
    return findAll(this.element, `[name=deciding][data-need="${named}"]:checked, [name=must][value="${named}"]:checked`).length > 0;
  }

  /** The levels of a question, from low to high. @param {string} id @returns {string[]} */
  levelsOf(id) {
    return [...levelsOf(find(this.element, `[data-question="${CSS.escape(id)}"]`))];
  }

  /** The words for a level of a question. @param {string} id @param {string} level */
  labelOf(id, level) {
    return findAll(this.element, `label[for="${CSS.escape(`${id}--${level}`)}"]`)[0]?.textContent ?? level;
  }

  /** The answer to one question, if it has one. @param {string} id @returns {Answer | undefined} */
  answerTo(id) {
    return answerOf(find(this.element, `[data-question="${CSS.escape(id)}"]`))[0]?.[1];
  }

  /** The answer to one question in words; "" where it has none. @param {string} id */
  wordsOf(id) {
    const question = find(this.element, `[data-question="${CSS.escape(id)}"]`);
    const radio = radios(question).find(({ checked, value }) => checked && value);
    return radio ? findAll(question, `label[for="${CSS.escape(radio.id)}"]`)[0]?.textContent ?? "" : "";
  }

  /** Show another answer to one question. @param {string} id @param {Answer} [answer] */
  setAnswer(id, answer) {
    fillQuestion(find(this.element, `[data-question="${CSS.escape(id)}"]`), answer);
  }

  /** The title of a criterion. @param {string} criterion */
  titleOf(criterion) {
    const box = findAll(this.element, `input[name=deciding][value="${CSS.escape(criterion)}"]`)[0];
    return box?.dataset.title ?? criterion;
  }

  get questions() {
    return findAll(this.element, "[data-question]");
  }

  /** The answers that the form shows. @returns {Sheet} */
  gather() {
    const [title, member] = ["title", "member"].map((name) => this.#line(name).value.trim());
    const answers = this.questions.flatMap((question) => answerOf(question));
    return {
      ...(title ? { title } : {}),
      ...(member ? { member } : {}),
      ...this.#carried,
      deciding: this.#values("deciding", ":checked").toSorted(),
      must: this.#values("must", ":checked").toSorted(),
      answers: Object.fromEntries(answers.sort(([left], [right]) => (left < right ? -1 : 1))),
    };
  }

  /** Show a sheet instead of what the form shows. @param {Sheet} sheet */
  fill({ title = "", member = "", deciding, must, answers, ...carried }) {
    this.#carried = carried;
    this.#line("title").value = title;
    this.#line("member").value = member;
    this.#tick("deciding", deciding);
    this.#tick("must", must);
    for (const question of this.questions) fillQuestion(question, answers[idOf(question)]);
  }

  /** Remove all answers. */
  clear() {
    this.fill(emptySheet());
  }

  /** A name that the reader writes. @param {string} name */
  #line(name) {
    return find(this.element, `[name=${name}]`, HTMLInputElement);
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
  const values = radios(question).map((radio) => radio.value);
  return new Set(values.filter((value) => value && value !== ABSTAIN && !value.includes("|")));
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
  if (value && !radios(question).some((radio) => radio.value === value)) addLevel(question, value);
  for (const radio of radios(question)) radio.checked = radio.value === value;
  showChosen(question);
}

/** What is chosen is seen, also where it stands among the answers that few need. @param {HTMLElement} question */
function showChosen(question) {
  for (const others of findAll(question, ".otherwise", HTMLDetailsElement)) {
    others.open ||= findAll(others, "input:checked").length > 0;
  }
}

/** @param {Answer} [answer] */
function valueFor(answer) {
  if (answer === undefined || typeof answer === "string") return answer;
  return Array.isArray(answer) ? answer.join("|") : ABSTAIN;
}

/**
 * Show an answer that a link may hold and the form does not offer: between levels that are no neighbours.
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
  const label = (/** @type {string} */ level) => find(question, `label[for="${idOf(question)}--${level}"]`);
  return either(value.split("|").map((level) => label(level).textContent ?? ""));
}
