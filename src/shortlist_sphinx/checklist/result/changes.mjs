// @ts-check
/** Changes of the outcome: other answers that would change it, each with a button that tries it. */

import { find } from "../../core/dom.mjs";
import { cloneOf, fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Changes} Changes */
/** @typedef {import("../../core/types.mjs").Way} Way */

const WAITING = "It is being worked out.";
const NONE = "No change of one or two answers leads to another outcome.";
const SOME = "Changes of one or two answers that lead to another outcome. Trying one keeps your own answers.";
const CAUTIOUS = " There may be more.";
/** Turns and ways that are shown; beyond, nobody reads on. */
const MOST_TURNS = 6;
const MOST_WAYS = 4;

export class ChangesView {
  /**
   * @param {HTMLElement} root
   * @param {(way: Way) => void} tryOut
   */
  constructor(root, tryOut) {
    this.root = root;
    this.tryOut = tryOut;
    this.place = find(root, "[data-part=changes]", HTMLDetailsElement);
    this.list = find(root, "[data-part=turns]");
  }

  /** Have the changes asked for when a reader wants to see them. @param {() => void} act */
  onOpen(act) {
    this.place.addEventListener("toggle", () => {
      if (this.place.open) act();
    });
  }

  /** Say that the changes of the newest answers are not known yet. */
  wait() {
    this.place.hidden = false;
    this.list.replaceChildren();
    fillSlot(this.place, "changes", WAITING);
  }

  /** @param {Changes["changes"]} changes */
  show({ turns, exact }) {
    const shown = turns.slice(0, MOST_TURNS);
    const words = shown.length ? SOME : NONE;
    fillSlot(this.place, "changes", exact && turns.length === shown.length ? words : words + CAUTIOUS);
    this.list.replaceChildren(...shown.map((turn) => this.#turn(turn)));
  }

  /** @param {import("../../core/types.mjs").Turn} turn */
  #turn({ sentence, ways }) {
    const item = cloneOf(this.root, "turn");
    fillSlot(item, "turn", sentence);
    find(item, "[data-part=ways]").append(...ways.slice(0, MOST_WAYS).map((way) => this.#way(way)));
    return item;
  }

  /** @param {Way} way */
  #way(way) {
    const item = cloneOf(this.root, "way");
    fillSlot(item, "way", way.words);
    find(item, "button").addEventListener("click", () => this.tryOut(way));
    return item;
  }
}
