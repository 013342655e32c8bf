// @ts-check
/** Markdown of examples as HTML: what is read, and what is nested too deeply to be. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { htmlOf } from "../../extension/src/pyodide_sphinx_extension/static/vendor/markdown.mjs";

test("Markdown becomes HTML", () => {
  assert.equal(htmlOf("# A *b*").trim(), "<h1>A <em>b</em></h1>");
});

test("what is nested too deeply for the parser is shown as it stands", () => {
  const deep = `${">".repeat(20_000)} <b>&`;

  assert.equal(htmlOf(deep), `<pre>${">".repeat(20_000)} &lt;b>&amp;</pre>`);
});
