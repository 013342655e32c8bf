// @ts-check
/** Notices above the form about links and saving, each with what a reader can do about it. */

import { make, makeButton, typeset } from "../core/dom.mjs";

/** @typedef {Record<string, () => void>} Actions what to do, by the words on the button */

export class Notices {
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    // A button goes when it is pressed; the focus it had must not be lost with it.
    place.tabIndex = -1;
  }

  /**
   * Show words about a subject instead of the earlier ones about it.
   * @param {string} subject
   * @param {string} words
   * @param {Actions} [actions]
   */
  show(subject, words, actions = { "Close": () => {} }) {
    this.remove(subject);
    const notice = make("div", "", { "class": "notice", "data-subject": subject });
    notice.append(make("p", typeset(words)), this.#buttons(subject, actions));
    this.#shown.set(subject, notice);
    this.place.append(notice);
  }

  /** Say whether words about a subject are shown. @param {string} subject */
  shows(subject) {
    return this.#shown.has(subject);
  }

  /** Take words away. @param {string} subject */
  remove(subject) {
    this.#shown.get(subject)?.remove();
    this.#shown.delete(subject);
  }

  /** Bring words into view, for those who are elsewhere on the page. @param {string} subject */
  bring(subject) {
    if (!this.shows(subject)) return;
    this.place.scrollIntoView();
    this.place.focus({ preventScroll: true });
  }

  /** @param {string} subject @param {() => void} act */
  #choose(subject, act) {
    this.place.focus({ preventScroll: true });
    this.remove(subject);
    act();
  }

  /** @param {string} subject @param {Actions} actions */
  #buttons(subject, actions) {
    const row = make("div", "", { class: "actions" });
    for (const [words, act] of Object.entries(actions)) {
      row.append(makeButton(words, () => this.#choose(subject, act)));
    }
    return row;
  }
}
