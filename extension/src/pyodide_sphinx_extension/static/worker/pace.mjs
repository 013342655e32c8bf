// @ts-check
/** How fast a connection is, by the first bytes of a large file: browsers hardly tell. */

/** Megabits per second below which the bytes of a memory take longer than the start that they save. */
const SLOW = 2.5;
/** Bytes, as a server sends them, after which something can be said; the first part sets the clock. */
const ENOUGH = 150_000;
const BITS = 8;

/** Hears of the parts of one file as they arrive. */
export class Pace {
  /** Whether the connection is slow; false as well where nothing came over it. @type {Promise<boolean>} */
  slow;
  /** @type {(slow: boolean) => void} */
  #tell = () => {};
  #begun = 0;
  #bytes = 0;

  constructor() {
    this.slow = new Promise((resolve) => (this.#tell = resolve));
  }

  /** @param {number} bytes - as sent @param {number} now - in milliseconds */
  hear(bytes, now = performance.now()) {
    if (!this.#begun) {
      this.#begun = now;
      return;
    }
    this.#bytes += bytes;
    if (this.#bytes >= ENOUGH) this.#tell((this.#bytes * BITS) / 1000 / Math.max(now - this.#begun, 1) < SLOW);
  }

  /** There will be no further part. */
  end() {
    this.#tell(false);
  }
}
