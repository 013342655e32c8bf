// @ts-check
/** Faults in the worker: errors that know how to be told to the page. */

/** @typedef {import("../page/types.mjs").Fault} Fault */
/** @typedef {import("../page/types.mjs").FailureKind} FailureKind */

export class FaultError extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(`${fault.kind}: ${fault.what}: ${fault.detail}`);
    this.fault = fault;
  }
}

/**
 * Make the error to throw.
 * @param {FailureKind} kind
 * @param {string} what - a file or a step
 * @param {string} detail
 */
export function fault(kind, what, detail) {
  return new FaultError({ kind, what, detail });
}

/**
 * Turn whatever was thrown into a fault.
 * @param {unknown} error
 * @param {FailureKind} kind - what it is if Python raised it
 * @param {string} what
 * @returns {Fault}
 */
export function faultOf(error, kind, what) {
  if (error instanceof FaultError) return error.fault;
  if (!(error instanceof Error)) return { kind: "crash", what, detail: String(error) };
  if (error.name !== "PythonError") return { kind: "crash", what, detail: error.message };
  return { kind, what, detail: lastLine(error.message), trace: error.message };
}

/** The last line of a traceback names the exception. @param {string} text */
function lastLine(text) {
  return text.trimEnd().split("\n").pop() ?? text;
}

/** The last part of an address. @param {string} url */
export function fileName(url) {
  return new URL(url).pathname.split("/").pop() ?? url;
}
