// @ts-check
/** A timeout that starts over whenever something was heard. */

export class Timeout {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Start over: call back after some seconds, unless this or `end` is called before.
   * @param {number} seconds
   * @param {() => void} expired
   */
  wait(seconds, expired) {
    this.end();
    this.#timer = setTimeout(expired, seconds * 1000);
  }

  /** Stop waiting. */
  end() {
    clearTimeout(this.#timer);
  }
}
