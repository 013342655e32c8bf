// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { isCurable, wholeOf } from "../../extension/src/pyodide_sphinx_extension/static/page/whole.mjs";

const SITE = "http://site.example/";
const file = (/** @type {string} */ url) => ({ url: SITE + url, size: 4, gzip: 4 });

/** @type {any} */
const PLAN = {
  runtime: `${SITE}small/`,
  packages: [`${SITE}a.zip`],
  files: [file("small/pyodide.asm.wasm"), file("stdlib.zip"), file("a.zip")],
  memory: { ...file("memory.zip"), sha256: "", spares: [`${SITE}stdlib.zip`, `${SITE}a.zip`] },
  whole: { runtime: `${SITE}whole/`, files: [file("whole/pyodide.asm.wasm")] },
};

test("the whole runtime takes the place of the smaller one, and never its memory", () => {
  const plan = wholeOf(PLAN);
  assert.deepEqual(
    [plan.runtime, plan.memory, plan.whole, plan.files.map(({ url }) => url.slice(SITE.length))],
    [`${SITE}whole/`, null, null, ["whole/pyodide.asm.wasm", "stdlib.zip", "a.zip"]],
  );
  assert.equal(wholeOf(plan), plan);
});

/** @type {Array<[import("../../extension/src/pyodide_sphinx_extension/static/page/types.mjs").FailureKind, string, boolean]>} */
const FAULTS = [
  ["http", "pyodide.asm.wasm", true],
  ["truncated", "pyodide.asm.wasm", true],
  ["start", "Python", true],
  ["http", "stdlib.zip", false],
  ["network", "pyodide.asm.wasm", false],
  ["stalled", "pyodide.asm.wasm", false],
  ["blocked", "", false],
];

for (const [kind, what, curable] of FAULTS) {
  test(`the whole runtime is tried where it may help: ${kind}, ${what}`, () => {
    assert.equal(isCurable(PLAN, { kind, what, detail: "" }), curable);
    assert.equal(isCurable(wholeOf(PLAN), { kind, what, detail: "" }), false);
  });
}
