// @ts-check
/** A watch that ends a wait: it rings when nothing was heard for a time. */

export class Patience {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Wait anew, and ring after some seconds unless this or `end` is called before.
   * @param {number} seconds
   * @param {() => void} ring
   */
  wait(seconds, ring) {
    this.end();
    this.#timer = setTimeout(ring, seconds * 1000);
  }

  /** Stop waiting. */
  end() {
    clearTimeout(this.#timer);
  }
}
