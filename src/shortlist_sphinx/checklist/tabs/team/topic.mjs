// @ts-check
/** Topic on which a team differs: who said what, the team's answer, and the dissent that is kept. */

import { find, findAll, make, typeset } from "../../../core/dom.mjs";
import { cloneOf } from "../../../core/templates.mjs";

/** @typedef {{words: string, value: string}} Choice */
/** @typedef {Choice & {members: string[], leads_to: string | null}} Side */
/** @typedef {{settle: (value: string) => void, dissent: (words: string) => void}} Hearing */

const STATUS = {
  agreed: "agreed",
  neighbouring: "one step apart",
  split: "far apart",
  open: "not everybody knows",
};
const NOT_YET = "Not settled yet";
const HARMLESS = "It does not change the outcome any more.";

export class Topic {
  /**
   * @param {HTMLElement} root
   * @param {string} id
   * @param {string} title
   * @param {Side[]} sides
   * @param {Choice[]} choices
   * @param {Hearing} hearing
   */
  constructor(root, id, title, sides, choices, hearing) {
    this.root = root;
    this.id = id;
    this.element = cloneOf(root, "topic");
    this.element.dataset.topic = id;
    this.#put("title", title);
    this.#choose([{ words: NOT_YET, value: "" }, ...choices], hearing.settle);
    this.#sides(sides);
    const words = find(this.element, "textarea", HTMLTextAreaElement);
    words.id = `dissent--${id}`;
    find(this.element, ".dissent label", HTMLLabelElement).htmlFor = words.id;
    words.addEventListener("change", () => hearing.dissent(words.value));
    // Screen readers hear of which question the answer and the dissent are.
    find(this.element, "legend").append(make("span", `: ${title}`, { class: "unseen" }));
    for (const each of findAll(this.element, "summary")) each.append(make("span", `: ${title}`, { class: "unseen" }));
  }

  /** Show what was settled before. @param {string} value @param {string} dissent */
  fill(value, dissent) {
    const radios = findAll(this.element, "input", HTMLInputElement);
    for (const radio of radios) radio.checked = radio.value === value;
    find(this.element, "textarea", HTMLTextAreaElement).value = dissent;
    find(this.element, ".dissent", HTMLDetailsElement).open = dissent !== "";
    if (value) this.fold();
  }

  /**
   * Show how it stands now.
   * @param {any} question
   * @param {boolean} matters
   * @param {string} settled - the team's answer in words; "" while there is none
   */
  show(question, matters, settled) {
    this.#put("status", STATUS[/** @type {keyof typeof STATUS} */ (question.status)] ?? "");
    this.#put("unsure", question.unsure.length ? `Don't know yet: ${question.unsure.join(", ")}` : "");
    this.#put("abstained", question.abstained.length ? `Left to the others: ${question.abstained.join(", ")}` : "");
    this.#put("remark", question.remark ?? "");
    this.element.dataset.settled = String(settled !== "");
    this.#put("weight", settled ? `Settled: ${settled}.` : matters || !this.mattered ? "" : HARMLESS);
    this.mattered ||= matters;
    for (const [at, side] of question.answers.entries()) this.#lead(at, side.leads_to);
  }

  /** Fold away what is settled; one click opens it again. */
  fold() {
    find(this.element, ".talk", HTMLDetailsElement).open = false;
  }

  /** Whether it did change the outcome at some time in this meeting. */
  mattered = false;

  /** @param {string} slot @param {string} words */
  #put(slot, words) {
    const place = find(this.element, `[data-slot="${slot}"]`);
    place.textContent = typeset(words);
    if (slot !== "title") place.hidden = words === "";
  }

  /** @param {Side[]} sides */
  #sides(sides) {
    const items = sides.map(({ words, members }) => {
      const item = cloneOf(this.root, "side");
      find(item, "[data-slot=label]").textContent = typeset(words);
      find(item, "[data-slot=members]").textContent = members.join(", ");
      return item;
    });
    find(this.element, "[data-part=sides]").replaceChildren(...items);
  }

  /** @param {number} at @param {string | null} words */
  #lead(at, words) {
    const side = findAll(this.element, ".side")[at];
    if (!side) return;
    const place = find(side, ".leads-to");
    place.hidden = !words;
    find(place, "[data-slot=leads-to]").textContent = typeset(words ?? "");
  }

  /** @param {Choice[]} choices @param {(value: string) => void} settle */
  #choose(choices, settle) {
    const rows = choices.map(({ words, value }, at) => {
      const id = `settle--${this.id}--${at}`;
      const radio = make("input", "", { type: "radio", name: `settle--${this.id}`, id, value });
      radio.addEventListener("change", () => settle(value));
      const row = make("div", "", { class: "choice" });
      row.append(radio, make("label", typeset(words), { for: id }));
      return row;
    });
    find(this.element, "[data-part=choices]").replaceChildren(...rows);
  }
}
