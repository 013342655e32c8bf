// @ts-check
/** First screen: a tick answers a need with its highest level, and what stays unticked is left open below that. */

import { find, findAll } from "../../core/dom.mjs";
import { sayBeside, takeAway } from "./faults.mjs";

/** @typedef {import("./form.mjs").Form} Form */

export class Essentials {
  /** @param {Form} form */
  constructor(form) {
    this.form = form;
    this.place = find(form.element, "[data-place=deciding]");
  }

  /** Answer what was ticked and starred before there was a script. */
  adopt() {
    for (const { star } of this.#needs) if (star.checked) this.#tickOf(star).checked = true;
    for (const { tick } of this.#needs) if (tick.checked) this.#answer(tick);
  }

  /** Hear that a box was changed. @param {HTMLInputElement} box */
  hear(box) {
    if (box.name === "essential") {
      this.#answer(box);
      const star = this.#needs.find(({ tick }) => tick === box)?.star;
      if (star && !box.checked) star.checked = false;
    }
    if (box.name === "deciding" && this.#isAllowed(box) && box.checked && box.closest(".need")) {
      this.#tickOf(box).checked = true;
      this.#answer(this.#tickOf(box));
    }
  }

  /** Have the ticks show what is answered. */
  show() {
    for (const { id, tick } of this.#needs) tick.checked = this.form.answerTo(id) === this.form.levelsOf(id).at(-1);
    // What is chosen is seen, also where it stands among what few need.
    const others = find(this.place, ".others", HTMLDetailsElement);
    others.open ||= this.isOverstarred && findAll(others, ":checked").length > 0;
  }

  /** Whether more criteria decide than may: a link can hold that. */
  get isOverstarred() {
    return this.stars.length > this.most;
  }

  /** The stars that are given. */
  get stars() {
    return findAll(this.place, "[name=deciding]:checked", HTMLInputElement);
  }

  /** So many criteria can decide. */
  get most() {
    return Number(this.place.dataset.most);
  }

  /** The reader goes on: what was not ticked is not essential, and how useful it is stays open. */
  pass() {
    for (const { id } of this.#needs) {
      if (this.form.answerTo(id) === undefined) this.form.setAnswer(id, this.#below(id));
    }
  }

  /** Whether every need is answered, be it by having been passed. */
  get isPassed() {
    return this.#needs.every(({ id }) => this.form.answerTo(id) !== undefined);
  }

  get #needs() {
    return findAll(this.place, ".need").map((item) => ({
      id: item.dataset.need ?? "",
      tick: find(item, "[name=essential]", HTMLInputElement),
      star: find(item, "[name=deciding]", HTMLInputElement),
    }));
  }

  /** @param {HTMLInputElement} tick */
  #answer(tick) {
    const wasPassed = this.isPassed;
    const highest = this.form.levelsOf(tick.value).at(-1);
    this.form.setAnswer(tick.value, tick.checked ? highest : wasPassed ? this.#below(tick.value) : undefined);
  }

  /** All levels but the highest. @param {string} id */
  #below(id) {
    const levels = this.form.levelsOf(id).slice(0, -1);
    return levels.length === 1 ? levels[0] : levels;
  }

  /** @param {HTMLInputElement} star */
  #tickOf(star) {
    const item = /** @type {HTMLElement} */ (star.closest(".need"));
    return find(item, "[name=essential]", HTMLInputElement);
  }

  /** Refuse a criterion that is one too many; the others stay. @param {HTMLInputElement} box */
  #isAllowed(box) {
    for (const shown of findAll(this.place, ".fault[role=alert]")) takeAway(shown);
    if (!this.isOverstarred) return true;
    box.checked = false;
    const words = `${box.dataset.title} was not added: at most ${this.most} can decide. Take a star away first.`;
    sayBeside(find(this.place, `.need:has([value="${box.value}"][name=deciding]), .others`), words, { role: "alert" });
    return false;
  }
}
