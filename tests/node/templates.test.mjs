// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { either } from "../../src/shortlist_sphinx/core/templates.mjs";

test("what is possible is listed as the library lists it", () => {
  assert.equal(either(["none"]), "none");
  assert.equal(either(["none", "some"]), "none or some");
  assert.equal(either(["none", "some", "core"]), "none, some or core");
});
