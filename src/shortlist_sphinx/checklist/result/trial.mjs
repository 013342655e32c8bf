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
  /** Who was in front before. */
  #before = "";

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
   * @param {{stay?: boolean}} [options] - `stay` leaves the focus where it is
   */
  begin(changes, { stay = false } = {}) {
    const { form } = this.checklist;
    if (!this.#own.size) this.#before = this.#leaders;
    for (const { question, after } of changes) {
      if (!this.#own.has(question)) this.#own.set(question, form.answerTo(question));
      form.setAnswer(question, after);
    }
    this.#show();
    if (!stay) {
      this.place.scrollIntoView({ block: "center" });
      find(this.place, "button").focus({ preventScroll: true });
    }
    this.checklist.changed();
  }

  /** Say who moved, now that the answer to what is tried is there. */
  tell() {
    const after = this.#leaders;
    const moved = after === this.#before ? `Nobody moves: ${after} as before.` : `Before: ${this.#before}. Now: ${after}.`;
    fillSlot(this.place, "moves", moved);
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
    this.#show();
  }

  /** Whether something is tried. */
  get isOn() {
    return this.#own.size > 0;
  }

  get #leaders() {
    return find(this.checklist.root, "#result [data-slot=front]").textContent ?? "";
  }

  /** @param {boolean} keep */
  #end(keep) {
    if (!keep) for (const [question, answer] of this.#own) this.checklist.form.setAnswer(question, answer);
    this.stop();
    this.checklist.changed();
    find(this.checklist.root, "#result h2").focus();
  }

  #show() {
    const { form, root } = this.checklist;
    this.place.hidden = this.#own.size === 0;
    root.toggleAttribute("data-trial", this.#own.size > 0);
    const words = [...this.#own].map(([question]) => `${form.shortOf(question)}: ${form.wordsOf(question)}`);
    fillSlot(this.place, "trial", words.join("; "));
    fillSlot(this.place, "moves", "");
    for (const question of form.questions) {
      question.toggleAttribute("data-tried", this.#own.has(question.dataset.question ?? ""));
    }
  }
}
