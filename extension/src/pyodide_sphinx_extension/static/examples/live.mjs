// @ts-check
/** Shows what an example prints while it runs. */

import { addParts, showParts } from "./output.mjs";

/** @typedef {import("./runs.mjs").Part} Part */

/** Milliseconds between two changes of the page; what is printed meanwhile is shown together. */
const PAUSE = 50;

export class LiveOutput {
  #container;
  /** @type {Part[]} What was heard and is not shown yet. */
  #waiting = [];
  #begun = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} container - shows an earlier output until there is something new */
  constructor(container) {
    this.#container = container;
  }

  /** Hear of more, and show it soon. @param {Part[]} parts */
  hear(parts) {
    for (const part of parts) this.#join(part);
    this.#timer ??= setTimeout(() => this.show(), PAUSE);
  }

  /** Show at once what is not shown yet: also what was printed right before a run was stopped. */
  show() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#waiting.length) return;
    (this.#begun ? addParts : showParts)(this.#container, this.#waiting);
    this.#begun = true;
    this.#waiting = [];
    const box = this.#container.lastElementChild;
    if (box) box.scrollTop = box.scrollHeight;
  }

  /** @param {Part} part */
  #join(part) {
    const last = this.#waiting.at(-1);
    if (last?.kind === part.kind && last.style === part.style) last.text += part.text;
    else this.#waiting.push(part);
  }
}
