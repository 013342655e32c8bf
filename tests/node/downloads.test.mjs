// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Downloads } from "../../extension/src/pyodide_sphinx_extension/static/worker/downloads.mjs";
import { stallFailure } from "../../extension/src/pyodide_sphinx_extension/static/worker/stall.mjs";

const URL_ = "http://site.example/runtime.wasm";
const FILES = [{ url: URL_, size: 4, gzip: 4 }];
const WASM = { headers: { "content-type": "application/wasm" } };

/** Files of earlier visits: none, or one. @param {Response | null} [found] */
function storage(found = null) {
  return /** @type {any} */ ({ find: async () => found, keep: async () => {}, remove: async () => {}, removeOlder: async () => {} });
}

/** Downloads from a server that answers so. @param {() => Promise<Response>} fetch @param {any} [kept] */
function downloads(fetch, kept = storage()) {
  /** @type {number[]} */
  const told = [];
  return { told, all: new Downloads(FILES, FILES, kept, fetch, (loaded) => told.push(loaded)) };
}

/** The kind of the fault that a promise ends in. @param {Promise<unknown>} ending */
async function kindOf(ending) {
  return ending.then(() => "none", (error) => error.fault.kind);
}

/** @type {Array<[string, () => Promise<Response>]>} */
const FAULTS = [
  ["network", () => Promise.reject(new TypeError("failed to fetch"))],
  ["http", async () => new Response("", { status: 404 })],
  ["type", async () => new Response("<p>", { headers: { "content-type": "text/html" } })],
  ["type", async () => new Response("abcd", { headers: { "content-type": "text/plain" } })],
  ["truncated", async () => new Response("abc", WASM)],
  ["truncated", async () => new Response("abcde", WASM)],
  ["truncated", async () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error("cut")) }), WASM)],
];

for (const [kind, fetch] of FAULTS) {
  test(`a download that goes wrong is a fault of its kind: ${kind}: ${fetch}`, async () => {
    assert.equal(await kindOf(downloads(fetch).all.arrival(URL_)), kind);
  });
}

test("a file that arrives in full is counted, and missing no more", async () => {
  const { all, told } = downloads(async () => new Response("abcd", WASM));
  assert.equal(all.missing(), URL_);
  await all.arrival(URL_);
  assert.deepEqual([all.missing(), told.at(-1)], [null, 4]);
});

test("a kept file is not fetched", async () => {
  const kept = storage(new Response("abcd", WASM));
  const { all } = downloads(() => Promise.reject(new Error("fetched")), kept);
  await all.arrival(URL_);
  assert.equal(all.loaded, 4);
});

test("a file outside the plan is none of ours", () => {
  assert.equal(downloads(async () => new Response()).all.response("http://site.example/other"), null);
});

test("a connection that brings nothing is given up, by the name of the file", async () => {
  const { all } = downloads(() => new Promise(() => {}));
  const stalled = await stallFailure(all, 0.01).catch((error) => error.fault);
  assert.deepEqual([stalled.kind, stalled.what], ["stalled", "runtime.wasm"]);
});
