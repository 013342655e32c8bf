// @ts-check
/** Failures, and the sentence that each says to a reader. */

/** @typedef {import("./types.mjs").Fault} Fault */
/** @typedef {import("./types.mjs").FailureKind} FailureKind */

/** @type {Record<FailureKind, (what: string, detail: string) => string>} */
const SENTENCES = {
  http: (what, detail) => `${what} could not be loaded: the server answered ${detail}.`,
  network: (what) => `${what} could not be loaded: the connection failed.`,
  type: (what, detail) => `${what} could not be used: the server says it is ${detail}.`,
  truncated: (what, detail) => `${what} arrived incomplete: ${detail}.`,
  stalled: (what, detail) => `Loading ${what} stopped: nothing arrived for ${detail} seconds.`,
  blocked: () => "This site's security policy does not let the browser run Python (WebAssembly).",
  worker: (what) => `The script that runs Python (${what}) could not be started.`,
  start: (_what, detail) => `Python could not be started: ${detail}.`,
  python: (_what, detail) => `Python stopped with an error: ${detail}.`,
  crash: (_what, detail) => `Python stopped working: ${detail}.`,
};

/** A failure of Python in the page: what failed, and a sentence for a reader as its message. */
export class PythonFailure extends Error {
  /** @param {Fault} fault */
  constructor({ kind, what, detail, trace = "" }) {
    super(sentence(kind, what, detail));
    this.name = "PythonFailure";
    this.kind = kind;
    this.what = what;
    /** The Python traceback, where there is one: for the console, not for the reader. */
    this.trace = trace;
  }
}

/**
 * Say a failure in one sentence.
 * @param {FailureKind} kind
 * @param {string} what - a file or a step
 * @param {string} detail
 */
function sentence(kind, what, detail) {
  return SENTENCES[kind](what, detail.replace(/[.\s]+$/u, ""));
}

/** The error of a call that its caller gave up. @param {string} message */
export function abortError(message) {
  return new DOMException(message, "AbortError");
}
