// @ts-check
/** Trial of other answers: the form shows them, while address and storage keep the reader's own. */

import { find, findAll } from "../../core/dom.mjs";
import { fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Answer} Answer */
/** @typedef {import("../../core/types.mjs").Sheet} Sheet */
/** @typedef {import("../checklist.mjs").Checklist} Checklist */

export class Trial {
  /** The reader's own answers to the questions that are tried otherwise. @type {Map<string, Answer | undefined>} */
  #own = new Map();
  /** @type {string[]} */
  #words = [];

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.place = find(checklist.root, "[data-part=trial]");
    for (const button of findAll(this.place, "[data-trial]")) {
      button.addEventListener("click", () => this.#end(button.dataset.trial === "keep"));
    }
  }

  /**
   * Show other answers and what follows from them.
   * @param {{question: string, after: string}[]} changes
   * @param {string} words
   */
  begin(changes, words) {
    const { form } = this.checklist;
    for (const { question, after } of changes) {
      if (!this.#own.has(question)) this.#own.set(question, form.answerTo(question));
      form.setAnswer(question, after);
    }
    this.#words.push(words);
    this.#show();
    // The outcome stands above what is on trial, and both are to be seen.
    find(this.checklist.root, "#result").scrollIntoView({ block: "nearest" });
    find(this.place, "button").focus({ preventScroll: true });
    this.checklist.changed();
  }

  /** The sheet as it is without what is only tried. @param {Sheet} sheet @returns {Sheet} */
  ownOf(sheet) {
    const answers = { ...sheet.answers };
    for (const [question, answer] of this.#own) {
      if (answer === undefined) delete answers[question];
      else answers[question] = answer;
    }
    return { ...sheet, answers };
  }

  /** What a reader answers is no trial any more. @param {string} question */
  settle(question) {
    this.#own.delete(question);
    if (!this.#own.size) this.stop();
  }

  /** End the trial where other answers are opened or all are removed. */
  stop() {
    this.#own.clear();
    this.#words = [];
    this.#show();
  }

  /** @param {boolean} keep */
  #end(keep) {
    if (!keep) for (const [question, answer] of this.#own) this.checklist.form.setAnswer(question, answer);
    this.stop();
    this.checklist.changed();
    find(this.checklist.root, "#result").focus();
  }

  #show() {
    this.place.hidden = this.#own.size === 0;
    this.checklist.root.toggleAttribute("data-trial", this.#own.size > 0);
    fillSlot(this.place, "trial", this.#words.join("; "));
    for (const question of this.checklist.form.questions) {
      question.toggleAttribute("data-tried", this.#own.has(question.dataset.question ?? ""));
    }
  }
}
