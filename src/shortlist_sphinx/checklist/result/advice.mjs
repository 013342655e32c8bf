// @ts-check
/** Advice after an outcome: what alone leads to it, what to ask next, and what a prototype has to settle. */

import { find, findAll, prose } from "../../core/dom.mjs";
import { cloneOf, either, fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Explanation} Explanation */
/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../form/form.mjs").Form} Form */

export class Advice {
  /** @param {HTMLElement} root @param {Form} form */
  constructor(root, form) {
    this.root = root;
    this.form = form;
  }

  /** Take away what the newest answers may have made untrue. @param {Report} report */
  wait(report) {
    const isOpen = report.outcome === "undecided";
    for (const name of ["next", "questions", "doubts"]) this.#part(name).hidden ||= !isOpen;
    this.#part("skipped").hidden ||= isOpen;
    this.#part("firmness").hidden = true;
    this.#part("enough").hidden = true;
  }

  /** @param {Explanation} explanation @param {Report} report */
  show({ deciding, plan, reasons }, report) {
    this.#part("advice").hidden = false;
    const decided = report.outcome !== "undecided";
    this.#say("enough", decided && reasons.questions.length ? reasons.sentence : "");
    this.#next(deciding.next_question, plan);
    const others = deciding.questions.filter((id) => id !== deciding.next_question);
    const floor = deciding.exact ? "" : "at least ";
    this.#list("questions", "deciding", `Questions that decide too: ${floor}${others.length}`, others);
    const skipped = deciding.not_needed;
    this.#list("skipped", "skipped", `Questions that you need not answer: ${skipped.length}`, skipped);
    for (const name of ["doubts", "to-settle"]) this.#doubts(name, deciding.ratings, report);
    this.#part("nothing-in-doubt").hidden = deciding.ratings.length > 0 || !decided;
  }

  /** Say how firm the outcome is. @param {import("../../core/types.mjs").Changes["plus_minus"]} steps */
  showFirmness({ firmness, sentence, watch }) {
    this.#say("firmness", firmness === "open" ? "" : sentence);
    const place = this.#part("to-watch");
    place.hidden = watch.length === 0;
    find(place, "ul").replaceChildren(...watch.map(({ words, sentence: effect }) => {
      const item = cloneOf(this.root, "turn");
      fillSlot(item, "turn", `${words}. ${effect}`);
      return item;
    }));
  }

  /** @param {string | null} question @param {Explanation["plan"]} plan */
  #next(question, plan) {
    const place = this.#part("next");
    place.hidden = question === null;
    if (question === null) return;
    const link = find(place, "a", HTMLAnchorElement);
    link.href = `#${question}`;
    link.replaceChildren(...prose(this.form.textOf(question)));
    const branches = plan?.question === question ? plan.branches : [];
    const list = this.#part("branches");
    list.hidden = branches.length === 0;
    list.replaceChildren(...branches.map((branch) => this.#branch(question, branch)));
  }

  /** @param {string} question @param {import("../../core/types.mjs").Branch} branch */
  #branch(question, { answers, then, sentence }) {
    const item = cloneOf(this.root, "branch");
    fillSlot(item, "answers", either(answers.map((level) => this.form.labelOf(question, level))));
    fillSlot(item, "then", then ? `then it depends on “${this.form.textOf(then.question)}”` : sentence ?? "");
    return item;
  }

  /** @param {string} part @param {string} slot @param {string} words @param {string[]} questions */
  #list(part, slot, words, questions) {
    const place = this.#part(part);
    place.hidden = questions.length === 0;
    fillSlot(place, slot, words);
    find(place, "ul").replaceChildren(...questions.map((id) => {
      const item = cloneOf(this.root, "question-link");
      find(item, "a", HTMLAnchorElement).href = `#${id}`;
      fillSlot(item, "question", this.form.textOf(id));
      return item;
    }));
  }

  /** @param {string} part @param {Explanation["deciding"]["ratings"]} ratings @param {Report} report */
  #doubts(part, ratings, report) {
    const place = this.#part(part);
    place.hidden = ratings.length === 0;
    find(place, "ul").replaceChildren(...ratings.map((rating) => this.#doubt(rating, report)));
  }

  /** @param {{alternative: string, criterion: string}} rating @param {Report} report */
  #doubt({ alternative, criterion }, report) {
    const item = cloneOf(this.root, "doubt");
    const entry = report.alternatives.find(({ id }) => id === alternative);
    const reason = entry?.unknown.find((each) => each.criterion === criterion);
    fillSlot(item, "rating", `${this.form.titleOf(criterion)} of ${entry?.title ?? alternative}`);
    fillSlot(item, "levels", reason ? `(${either(reason.capability)})` : "");
    this.#leadTo(find(item, "a", HTMLAnchorElement), alternative, criterion);
    return item;
  }

  /** @param {HTMLAnchorElement} link @param {string} alternative @param {string} criterion */
  #leadTo(link, alternative, criterion) {
    const { content } = find(this.root, 'template[data-template="guide"]', HTMLTemplateElement);
    const [known] = findAll(content, `a[data-guide="framework/${alternative}"]`, HTMLAnchorElement);
    const profile = known?.getAttribute("href")?.split("#")[0];
    if (profile) link.href = `${profile}#rating-${alternative}-${criterion}`;
  }

  /** @param {string} part @param {string} words - "" where there is nothing to say */
  #say(part, words) {
    const place = this.#part(part);
    place.replaceChildren(...prose(words));
    place.hidden = !words;
  }

  /** @param {string} name */
  #part(name) {
    return find(this.root, `[data-part="${name}"]`);
  }
}
