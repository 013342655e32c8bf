// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

const { entries, isIntact, unzip } = await import("../../extension/src/pyodide_sphinx_extension/static/worker/unzip.mjs");

/** A zip that Python has made. @param {string} method @returns {Uint8Array<ArrayBuffer>} */
function zipped(method) {
  const code = `
import io, sys, zipfile
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.${method}) as archive:
    archive.writestr("clock/__init__.py", "HOUR = 1")
    archive.writestr("clock/f\\u00e4ce.txt", "")
    archive.mkdir("clock/empty")
sys.stdout.buffer.write(buffer.getvalue())`;
  return new Uint8Array(execFileSync("python3", ["-c", code]));
}

test("files and folders of a zip are written where they belong", () => {
  /** @type {Record<string, string>} */
  const written = {};
  /** @type {string[]} */
  const folders = [];
  const files = {
    mkdirTree: (/** @type {string} */ path) => void folders.push(path),
    writeFile: (/** @type {string} */ path, /** @type {Uint8Array} */ content) => {
      written[path] = new TextDecoder().decode(content);
    },
  };

  unzip(files, zipped("ZIP_STORED"), "/site");

  assert.deepEqual(written, { "/site/clock/__init__.py": "HOUR = 1", "/site/clock/fäce.txt": "" });
  assert.deepEqual(folders, ["/site/clock", "/site/clock/empty"]);
});

test("what is no zip of a site is refused", () => {
  assert.throws(() => [...entries(new Uint8Array(100))], /no zip/);
  assert.throws(() => [...entries(new Uint8Array(3))], /no zip/);
  assert.throws(() => [...entries(zipped("ZIP_DEFLATED"))], /damaged/);
});

test("a zip of which one bit has changed is not intact", () => {
  const zip = zipped("ZIP_STORED");
  const content = new TextDecoder("latin1").decode(zip).indexOf("HOUR");
  assert.equal(isIntact(zip), true);

  zip[content] = (zip[content] ?? 0) ^ 1;

  assert.equal(isIntact(zip), false);
});
