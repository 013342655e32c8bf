// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Calls } from "../../extension/src/pyodide_sphinx_extension/static/page/calls.mjs";

const READY = () => true;
const OWNER = {};

/** Queue a request. @param {Calls} calls @param {string} request @param {object} [owner] @param {AbortSignal} [signal] */
function add(calls, request, owner = OWNER, signal = undefined) {
  return calls.add({ owner, entry: "a:b", request, hear: undefined, signal });
}

test("calls run one at a time, in order", async () => {
  const calls = new Calls();
  const answers = [add(calls, "one"), add(calls, "two")];
  const first = calls.next(READY);
  assert.equal(calls.next(READY), null);
  calls.answer(first?.id ?? 0, "1");
  calls.answer(calls.next(READY)?.id ?? 0, "2");
  assert.deepEqual(await Promise.all(answers), ["1", "2"]);
});

test("a call whose owner is not ready lets others pass", () => {
  const calls = new Calls();
  const other = {};
  void add(calls, "waits");
  void add(calls, "runs", other);
  assert.equal(calls.next((owner) => owner === other)?.request, "runs");
});

test("a call that is given up is never run", async () => {
  const calls = new Calls();
  const aborter = new AbortController();
  const given = add(calls, "one", OWNER, aborter.signal);
  aborter.abort();
  await assert.rejects(given, { name: "AbortError" });
  assert.equal(calls.next(READY), null);
});

test("when the worker ends, its owner gives up the call that runs, and another's runs again", async () => {
  const calls = new Calls();
  const owned = add(calls, "one");
  calls.next(READY);
  calls.stop(OWNER);
  await assert.rejects(owned, { name: "AbortError" });
  const kept = add(calls, "two");
  calls.next(READY);
  calls.stop({});
  const again = calls.next(READY);
  calls.answer(again?.id ?? 0, "2");
  assert.equal(await kept, "2");
});

test("an answer to another call is nobody's", () => {
  const calls = new Calls();
  void add(calls, "one");
  const running = calls.next(READY);
  calls.answer((running?.id ?? 0) + 1, "late");
  assert.equal(calls.isRunning, true);
});
