// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { PythonFailure } from "../../extension/src/pyodide_sphinx_extension/static/page/failure.mjs";
import { fault, faultOf, fileName } from "../../extension/src/pyodide_sphinx_extension/static/worker/fault.mjs";

/** @typedef {import("../../extension/src/pyodide_sphinx_extension/static/page/types.mjs").FailureKind} FailureKind */

/** @type {FailureKind[]} */
const KINDS = ["http", "network", "type", "truncated", "stalled", "blocked", "worker", "start", "python", "crash"];

for (const kind of KINDS) {
  test(`a failure is one sentence: ${kind}`, () => {
    const { message } = new PythonFailure({ kind, what: "runtime.wasm", detail: "ended. \n" });
    assert.match(message, /^[A-Zr][^\n]*[^.\s]\.$/u);
  });
}

test("an error of Python keeps its traceback and is told by its last line", () => {
  const error = Object.assign(new Error("Traceback\n  line\nValueError: no\n"), { name: "PythonError" });
  assert.deepEqual(faultOf(error, "start", "shop"), {
    kind: "start",
    what: "shop",
    detail: "ValueError: no",
    trace: error.message,
  });
});

test("whatever else is thrown is a crash, and a fault stays what it is", () => {
  assert.equal(faultOf(new RangeError("stack"), "python", "shop").kind, "crash");
  assert.equal(faultOf("text", "python", "shop").detail, "text");
  assert.equal(faultOf(fault("http", "a", "404"), "python", "shop").kind, "http");
});

test("a file is named without its folders and its query", () => {
  assert.equal(fileName("http://site.example/a/b.zip?c=/d"), "b.zip");
});
