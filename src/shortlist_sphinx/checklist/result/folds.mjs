// @ts-check
/** What is told on demand: what if, the answers, why not the others, and what a prototype has to settle. */

import { find, findAll, make } from "../../core/dom.mjs";
import { rowsOf } from "./picture.mjs";
import { cloneOf, fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */
/** @typedef {import("../../core/types.mjs").Report} Report */

export class Folds {
  /** @type {Report | null} The report that is not told yet. */
  #report = null;
  /** @type {Promise<typeof import("./steady.mjs") | null> | undefined} What keeps a lever still, fetched with the first levers. */
  #steady;

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.root = checklist.root;
    for (const fold of this.#all) fold.addEventListener("toggle", () => this.#tell(fold));
  }

  /** A new report is shown: what is open is told anew, the rest when it is opened. @param {Report} report */
  renew(report) {
    this.#report = report;
    for (const fold of this.#all) this.#tell(fold);
  }

  get #all() {
    return findAll(this.root, "details[data-fold]", HTMLDetailsElement);
  }

  /** @param {HTMLDetailsElement} fold */
  #tell(fold) {
    if (!fold.open || !this.#report) return;
    const { summary } = this.#report;
    if (fold.dataset.fold === "answers") this.#answers();
    if (fold.dataset.fold === "what-if") this.#whatIf(this.#report);
    if (fold.dataset.fold === "compared") this.#compared(summary);
    if (fold.dataset.fold === "prototype") this.#prototype(this.#report.summary);
  }

  /** Every answer by its short name, with a way to change it. */
  #answers() {
    const { form } = this.checklist;
    const rows = form.questions.flatMap((question) => {
      const id = question.dataset.question ?? "";
      const words = form.wordsOf(id);
      if (!words) return [];
      const change = make("a", "Change", { href: `#${id}`, "aria-label": `Change: ${form.shortOf(id)}` });
      const answer = make("dd", `${words} `);
      answer.append(change);
      return [make("dt", form.shortOf(id)), answer];
    });
    find(this.root, "[data-part=answers-list]").replaceChildren(...rows);
  }

  /** @param {Report} report */
  #whatIf({ summary: { variations }, alternatives }) {
    // What is tried is tried on the reader's own answers: these keep their place until the trial ends.
    if (!this.checklist.trial.isOn) {
      find(this.root, "[data-part=turns]").replaceChildren(...variations.map((each) => this.#variation(each)));
    }
    this.#steady ??= import("./steady.mjs").catch(() => null);
    this.#levers(new Set(rowsOf({ alternatives }).flat().map(({ reason }) => reason.question)));
  }

  /** @param {Report["summary"]["variations"][number]} variation */
  #variation({ question, answer, sentence }) {
    const item = cloneOf(this.root, "turn");
    fillSlot(item, "sentence", sentence);
    find(item, "button").addEventListener("click", () => this.checklist.trial.begin([{ question, after: answer }]));
    return item;
  }

  /** One choice for every definite answer, to be played with; first those that matter. @param {Set<string>} mattering - ids of questions */
  #levers(mattering) {
    const { form } = this.checklist;
    const place = find(this.root, "[data-part=levers]");
    if (place.contains(document.activeElement)) return;
    const ids = form.questions.map((question) => question.dataset.question ?? "");
    ids.sort((one, other) => Number(mattering.has(other)) - Number(mattering.has(one)));
    place.replaceChildren(...ids.filter((id) => typeof form.answerTo(id) === "string").map((id) => this.#lever(id)));
  }

  /** @param {string} id */
  #lever(id) {
    const { form, trial } = this.checklist;
    const item = cloneOf(this.root, "lever");
    const select = find(item, "select", HTMLSelectElement);
    const now = form.answerTo(id);
    fillSlot(item, "short", form.shortOf(id));
    // What decides or is a must-have is needed in some way.
    const levels = form.levelsOf(id).slice(Number(form.asksFor(id)));
    select.append(...levels.map((level) => new Option(form.labelOf(id, level), level, false, level === now)));
    select.addEventListener("change", () => {
      const { top } = select.getBoundingClientRect();
      trial.begin([{ question: id, after: select.value }], { stay: true });
      void this.#steady?.then((steady) => steady?.keepStill(this.root, select, top));
    });
    return item;
  }

  /** @param {Report["summary"]} summary */
  #compared({ comparisons }) {
    find(this.root, "[data-part=comparisons]").replaceChildren(...comparisons.map((each) => this.#sentence(each)));
  }

  /** What the candidates are tried on, and what has to be checked. @param {Report["summary"]} summary */
  #prototype({ to_try, doubts }) {
    const items = [...to_try.map((each) => this.#sentence(each)), ...doubts.map((each) => this.#doubt(each))];
    const place = find(this.root, "[data-part=to-prove]");
    place.hidden = items.length === 0;
    place.replaceChildren(...items);
  }

  /** @param {string} words */
  #sentence(words) {
    const item = cloneOf(this.root, "sentence");
    fillSlot(item, "sentence", words);
    return item;
  }

  /** @param {Report["summary"]["doubts"][number]} rating */
  #doubt({ alternative, criterion, sentence }) {
    const item = cloneOf(this.root, "doubt");
    const { guide } = this.checklist.results.answer;
    fillSlot(item, "sentence", sentence);
    const [profile] = (guide.get(`framework/${alternative}`) ?? "").split("#");
    if (profile) find(item, "a", HTMLAnchorElement).href = `${profile}#rating-${alternative}-${criterion}`;
    return item;
  }
}
