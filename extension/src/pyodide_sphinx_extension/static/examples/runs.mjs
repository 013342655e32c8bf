// @ts-check
/** Which examples of a page have run, and which must run before another one does. */

/** @typedef {import("../page/python.mjs").Python} Python */
/** @typedef {import("./view.mjs").ExampleView} ExampleView */

/**
 * Something that an example showed.
 * @typedef {object} Part
 * @property {"stdout" | "stderr" | "value" | "error"} kind
 * @property {string} text
 * @property {number} [line] - of the code, on which the statement begins that showed it; 0 is the set-up
 * @property {string} [svg]
 * @property {string} [html]
 * @property {string[]} [names] - of an error: its class, and those above it
 */

export class ExampleRuns {
  #python;
  /** @type {ExampleView[]} In the order of the page. */
  #views = [];
  /** @type {Set<ExampleView>} Those whose names Python knows. */
  #ran = new Set();
  #stopping = new AbortController();
  /** Whether a reader has run anything: what was loaded before that may fail in silence. */
  asked = false;

  /** @param {Python} python */
  constructor(python) {
    this.#python = python;
    python.addEventListener("failure", () => this.#ran.clear());
  }

  /** @param {ExampleView} view */
  add(view) {
    this.#views.push(view);
  }

  /**
   * Run an example after those of its session that stand above it and have not run yet.
   * @param {ExampleView} view
   * @param {(part: "before" | "now") => void} tell - is told what is about to run
   * @returns {Promise<{parts: Part[], before: ExampleView[]}>}
   */
  async run(view, tell) {
    this.asked = true;
    if (this.#python.failure) await this.#python.restart();
    const before = this.#missingBefore(view);
    for (const other of before) {
      tell("before");
      other.show(await this.#one(other));
    }
    tell("now");
    return { parts: await this.#one(view), before };
  }

  /** End whatever runs. Python starts anew and knows nothing of what ran. */
  stop() {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#ran.clear();
    this.#python.restart().catch(() => {});
  }

  /** @param {ExampleView} view */
  #missingBefore(view) {
    const above = this.#views.slice(0, this.#views.indexOf(view));
    return above.filter((other) => other.session === view.session && !this.#ran.has(other));
  }

  /** @param {ExampleView} view @returns {Promise<Part[]>} */
  async #one(view) {
    // Noted at once: a second run that is asked for meanwhile must not run it again.
    this.#ran.add(view);
    const { signal } = this.#stopping;
    const live = view.live();
    const hear = (/** @type {string} */ text) => live.hear(JSON.parse(text));
    try {
      return JSON.parse(await this.#python.call(view.request(), { signal, hear })).parts;
    } finally {
      live.show();
    }
  }
}
