// @ts-check
/** Result of a report: the headline in the status region, the answer, and then every alternative. */

import { Alternatives } from "./alternatives.mjs";
import { Answer } from "./answer.mjs";
import { find, typeset } from "../../core/dom.mjs";
import { showPicture } from "./picture.mjs";
import { fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../form/form.mjs").Form} Form */

/** Heads the answer, and stands in the bar, while the first one is on its way. */
const WORKING = "Working out the answer…";
/** Milliseconds between two sentences: whoever listens is told the last of many quick ones. */
const QUIET = 500;

export class Result {
  #said = -QUIET;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /** @param {HTMLElement} root @param {Form} form */
  constructor(root, form) {
    this.root = root;
    this.answer = new Answer(root, find(root, "#result"), form);
    this.body = find(root, "[data-part=result-body]");
    this.alternatives = new Alternatives(root, this.answer.guide);
    this.headline = find(root, "[data-part=headline]");
  }

  /**
   * Say something in the status region, unless it says so already; soon, where something was said a moment ago.
   * @param {string} standing
   * @param {string} [change]
   * @param {() => void} [then]
   */
  say(standing, change = "", then = () => {}) {
    clearTimeout(this.#later);
    const words = [standing, change].map(typeset).join(" ").trim();
    const isSaid = this.headline.textContent?.trim() === words;
    const now = () => {
      if (!isSaid) {
        fillSlot(this.headline, "standing", standing);
        fillSlot(this.headline, "change", change);
        this.#said = performance.now();
      }
      then();
    };
    const wait = this.#said + QUIET - performance.now();
    if (wait > 0 && !isSaid) this.#later = setTimeout(now, wait);
    else now();
  }

  /** Head the answer with other words, until there is one. @param {string} words */
  head(words) {
    fillSlot(find(this.root, "#result > h2"), "front", words);
  }

  /** Say that the first answer is on its way, at once; what needs an answer waits for it. */
  work() {
    this.root.toggleAttribute("data-working", true);
    this.head(WORKING);
    fillSlot(this.headline, "standing", WORKING);
    fillSlot(this.headline, "change", "");
  }

  /** Nothing is on its way any more: there is an answer, or why there is none. @param {string} [words] - head the answer instead of one */
  rest(words) {
    this.root.toggleAttribute("data-working", false);
    if (words) this.head(words);
  }

  /** Mark what is shown as not yet following the answers. @param {boolean} waiting */
  wait(waiting) {
    clearTimeout(this.#later);
    this.body.setAttribute("aria-busy", String(waiting));
  }

  /** Show a report: first what a reader looks at. @param {Report} report */
  show(report) {
    this.#head(report);
    this.answer.show(report);
    showPicture(this.root, find(this.root, "[data-part=picture]"), report, this.answer.guide);
    const { headline, summary: { change } } = report;
    const standing = change && headline.endsWith(change) ? headline.slice(0, -change.length).trim() : headline;
    this.say(standing, standing === headline ? "" : change, () => this.wait(false));
    this.alternatives.show(report);
  }

  /** @param {Report} report */
  #head({ exact, model, as_of }) {
    find(this.root, "[data-part=exactness]").hidden = exact;
    fillSlot(this.body, "model-version", model.version);
    fillSlot(this.body, "model-hash", model.hash.slice(0, 12));
    fillSlot(this.body, "as-of", as_of);
  }
}
