// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Pace } from "../../extension/src/pyodide_sphinx_extension/static/worker/pace.mjs";

/** Whether a connection of this speed is told to be slow. @param {number} megabits */
function slowAt(megabits) {
  const pace = new Pace();
  const part = 16_384;
  for (let sent = 0; sent <= 20 * part; sent += part) pace.hear(part, 1 + (sent * 8) / 1000 / megabits);
  return pace.slow;
}

test("a connection is slow where a memory would take longer than the start that it saves", async () => {
  assert.deepEqual(await Promise.all([0.4, 1.6, 5, 10, 1000].map(slowAt)), [true, true, false, false, false]);
});

test("a file of which too little comes tells nothing", async () => {
  const pace = new Pace();
  pace.hear(1000, 1);
  pace.hear(1000, 90_000);
  pace.end();
  assert.equal(await pace.slow, false);
});
