// @ts-check
/** Answer: who is in front, the grounds in one line each, what would change it, and which questions to ask. */

import { guideOf } from "./guide-links.mjs";
import { find, findAll } from "../../core/dom.mjs";
import { cloneOf, fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Ground} Ground */
/** @typedef {import("../form/form.mjs").Form} Form */

const KINDS = { for: "For it:", against: "Against it:", turn: "What would change it:" };
const NO_OBJECTION = { settled: "Nothing that you asked for speaks against it.", open: "Nothing speaks against it so far." };
/** Questions that are named; the others follow one by one. */
const MOST_ASKED = 3;

/**
 * The lines of an answer: what speaks for it, what speaks against it, and what would change it.
 * @param {Report} report
 * @returns {{kind: keyof typeof KINDS, sentence: string, ground?: Ground, question?: string}[]}
 */
export function groundsOf({ summary: { grounds, objections, more_objections: left, variations: [variation] }, so_far, settled }) {
  const isChosen = so_far.outcome === "shortlist";
  return [
    ...grounds.map((ground) => ({ kind: /** @type {const} */ ("for"), sentence: ground.sentence, ground })),
    ...objections.map((ground, at) => {
      const more = left && at === objections.length - 1 ? ` ${left} in the table.` : "";
      return { kind: /** @type {const} */ ("against"), sentence: `${ground.sentence}${more}`, ground };
    }),
    ...(!objections.length && isChosen ? [{ kind: /** @type {const} */ ("against"), sentence: NO_OBJECTION[settled ? "settled" : "open"] }] : []),
    ...(variation ? [{ kind: /** @type {const} */ ("turn"), sentence: variation.sentence, question: variation.question }] : []),
  ];
}

/** Draws a report into an element with the parts of an answer; a page may have several such elements. */
export class Answer {
  /** @param {HTMLElement} root - holds the templates @param {HTMLElement} place - the answer's own element @param {Form} form */
  constructor(root, place, form) {
    this.root = root;
    this.place = place;
    this.form = form;
    this.guide = guideOf(root);
  }

  /** @param {Report} report */
  show(report) {
    const { summary, settled } = report;
    fillSlot(this.place, "front", summary.title);
    fillSlot(this.place, "standing", summary.standing);
    fillSlot(this.place, "change", summary.change);
    for (const chip of findAll(this.place, "[data-state]")) chip.hidden = (chip.dataset.state === "settled") !== settled;
    this.#grounds(report);
    const warnings = find(this.place, "[data-part=warnings]");
    warnings.hidden = report.warnings.length === 0;
    warnings.replaceChildren(...report.warnings.map(({ sentence }) => this.#sentence(sentence)));
    fillSlot(this.place, "left-behind", summary.left_behind);
    find(this.place, "[data-part=moving]").hidden = !summary.left_behind;
    this.#keepRoom(report);
  }

  /** Name the questions that could still change the answer, best first. @param {string[]} questions @param {boolean} exact */
  ask(questions, exact) {
    const named = this.#named(questions);
    this.#entitle(named.length, exact);
    this.#list(named.slice(0, MOST_ASKED).map(([name, id]) => {
      const item = cloneOf(this.root, "question-link");
      find(item, "a", HTMLAnchorElement).href = `#${id}`;
      fillSlot(item, "question", name);
      return item;
    }), this.#asked.childElementCount);
  }

  /** Keep room for the questions before their order is known: what stands below must not move once they are named. @param {Report} report */
  #keepRoom({ could_change, exact }) {
    const named = this.#named(could_change);
    this.#entitle(named.length, exact);
    const known = new Set(could_change.map((id) => `#${id}`));
    const kept = findAll(this.#asked, "li").filter((item) => known.has(item.querySelector("a")?.getAttribute("href") ?? ""));
    this.#list(kept.slice(0, MOST_ASKED), Math.min(named.length, MOST_ASKED));
  }

  get #asked() {
    return find(this.place, "[data-part=asked-list]");
  }

  /** Questions by their names: those of one grid are asked together, by its heading. @param {string[]} questions */
  #named(questions) {
    /** @type {Map<string, string>} */
    const named = new Map();
    for (const id of questions) if (!named.has(this.form.nameOf(id))) named.set(this.form.nameOf(id), id);
    return [...named];
  }

  /** @param {number} count - of the questions that could change the answer @param {boolean} exact */
  #entitle(count, exact) {
    const place = find(this.place, "[data-part=asked]");
    place.hidden = count === 0;
    fillSlot(place, "asked", count > MOST_ASKED || !exact ? "Best asked next" : "Could still change it");
  }

  /** List questions, and fill up the room that was kept. @param {HTMLElement[]} items @param {number} room */
  #list(items, room) {
    const empty = Array.from({ length: Math.max(0, room - items.length) }, () => {
      const item = cloneOf(this.root, "question-link");
      fillSlot(item, "question", "…");
      item.dataset.waiting = "";
      return item;
    });
    this.#asked.replaceChildren(...items, ...empty);
  }

  /** @param {Report} report */
  #grounds(report) {
    const items = groundsOf(report).map(({ kind, sentence, ground, question }) => {
      return this.#ground(kind, sentence, ground ? this.#evidence(ground) : question ? `#${question}` : "#fold-each");
    });
    find(this.place, "[data-part=grounds]").replaceChildren(...items);
  }

  /** One line, which is the link to what is behind it. @param {keyof typeof KINDS} kind @param {string} sentence @param {string} address */
  #ground(kind, sentence, address) {
    const item = cloneOf(this.root, "ground");
    item.dataset.kind = kind;
    fillSlot(item, "kind", KINDS[kind]);
    fillSlot(item, "sentence", sentence);
    find(item, "a", HTMLAnchorElement).href = address;
    return item;
  }

  /** Where the rating behind a ground is told; what the team answered itself is its evidence. @param {Ground} ground */
  #evidence({ alternative, criterion, question, source }) {
    const [profile] = source ? (this.guide.get(`framework/${alternative}`) ?? "").split("#") : [];
    return profile ? `${profile}#rating-${alternative}-${criterion}` : `#${question}`;
  }

  /** @param {string} sentence */
  #sentence(sentence) {
    const item = cloneOf(this.root, "sentence");
    fillSlot(item, "sentence", sentence);
    return item;
  }
}
