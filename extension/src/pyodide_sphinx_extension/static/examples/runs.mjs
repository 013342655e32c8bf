// @ts-check
/** Which examples of a page have run, and which must run before another one does. */

import { drawMarkdown } from "./markdown.mjs";

/** @typedef {import("../page/python.mjs").Python} Python */
/** @typedef {import("./view.mjs").ExampleView} ExampleView */

/**
 * Something that an example showed.
 * @typedef {object} Part
 * @property {"stdout" | "stderr" | "value" | "error"} kind
 * @property {string} text
 * @property {number} [line] - of the code, on which the statement begins that showed it; 0 is the set-up
 * @property {string} [style] - of printed text: words such as "bold red"
 * @property {string} [svg]
 * @property {string} [png] - in base64, as `jpeg` is
 * @property {string} [jpeg]
 * @property {string} [html]
 * @property {string} [markdown]
 * @property {string} [json]
 * @property {string[]} [names] - of an error: its class, and those above it
 */

export class ExampleRuns {
  #python;
  /** @type {ExampleView[]} In the order of the page. */
  #views = [];
  /** @type {Set<ExampleView>} Those whose names Python knows. */
  #ran = new Set();
  /** @type {Map<ExampleView, string>} Those that were stopped, with the code that they had. */
  #stopped = new Map();
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
   * @returns {Promise<{parts: Part[], before: ExampleView[], skipped: ExampleView[]}>}
   */
  async run(view, tell) {
    this.asked = true;
    if (this.#python.failure) await this.#python.restart();
    const missing = this.#missingBefore(view);
    const before = missing.filter((other) => this.#mayRunFirst(other));
    const skipped = missing.filter((other) => !before.includes(other));
    for (const other of before) {
      tell("before");
      other.show(await this.#one(other, view));
    }
    tell("now");
    return { parts: await this.#one(view, view), before, skipped };
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

  /** What never ends on its own, or did not when it ran, waits until a reader runs it. @param {ExampleView} view */
  #mayRunFirst(view) {
    return view.runsFirst && this.#stopped.get(view) !== view.code;
  }

  /**
   * @param {ExampleView} view
   * @param {ExampleView} asking - the one for whose sake it runs
   * @returns {Promise<Part[]>}
   */
  async #one(view, asking) {
    // Noted at once: a second run that is asked for meanwhile must not run it again.
    this.#ran.add(view);
    const { signal } = this.#stopping;
    const live = view.live();
    const hear = (/** @type {string} */ text) => {
      const news = JSON.parse(text);
      asking.tellImport(news.importing ?? "");
      if (!news.importing) live.hear(news);
    };
    const noteStop = () => this.#stopped.set(view, view.code);
    signal.addEventListener("abort", noteStop);
    try {
      const answer = await this.#python.call(view.request(), { signal, hear });
      this.#stopped.delete(view);
      return await drawMarkdown(JSON.parse(answer).parts);
    } finally {
      signal.removeEventListener("abort", noteStop);
      live.show();
    }
  }
}
