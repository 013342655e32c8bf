// @ts-check
/** Answers for the page's address form, a line of JSON for each line of JSON: `encode` a sheet or `decode` a text. */

import { createInterface } from "node:readline";
import { argv, stdin, stdout } from "node:process";

import { decode, encode } from "../../src/shortlist_sphinx/checklist/saving/address.mjs";

const told = JSON.parse(argv[2] ?? "{}");
/** @type {Array<[string, string[]]>} */
const levels = Object.entries(told.levels);
const vocabulary = {
  levels: new Map(levels.map(([question, ids]) => [question, new Set(ids)])),
  criteria: new Set(told.criteria),
  musts: new Set(told.musts),
};

for await (const line of createInterface({ input: stdin })) {
  const asked = JSON.parse(line);
  const answer = "decode" in asked ? decode(asked.decode, vocabulary) : encode(asked.encode);
  stdout.write(`${JSON.stringify(answer)}\n`);
}
