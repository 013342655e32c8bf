// @ts-check
/**
 * Runs examples in the runtime, each page in a Python of its own.
 * Arguments: the folder of the runtime, and the folder of the job, which gets the results.
 */

import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * One example, and what makes its request to Python.
 * @typedef {{key: string, request: string}} Block
 * @typedef {{page: string, packages: string[], blocks: Block[]}} Session
 * @typedef {{abi: string, sitePackages: string, trimmed: boolean, seconds: number,
 *   sessions: Session[]}} Job
 */

/** Seconds until a Python that does not start counts as failed. */
const START_SECONDS = 120;

const [runtime = "", folder = ""] = process.argv.slice(2);
/** @type {Job} */
const job = JSON.parse(await readFile(join(folder, "job.json"), "utf8"));
/** @type {Record<string, {ended?: string}>} */
const results = {};
/** @type {{page: string, python: Worker} | null} */
let current = null;

for (const session of job.sessions) await runSession(session);
await endPython();
await writeFile(join(folder, "results.json"), JSON.stringify(results));

/**
 * Run the examples of a session in order; after one that does not end, the others cannot be run.
 * @param {Session} session
 */
async function runSession({ page, packages, blocks }) {
  const python = await pythonOf(page, packages);
  let ended = "";
  for (const { key, request } of blocks) {
    if (!ended) python.postMessage(request);
    results[key] = ended ? { ended } : await heard(python, job.seconds).then(JSON.parse, failure);
    if (results[key]?.ended) ended = "was not run: an example before it did not end";
  }
  if (ended) await endPython();
}

/**
 * The Python of a page, which all its sessions share, as they do at the reader's.
 * @param {string} page
 * @param {string[]} packages
 */
async function pythonOf(page, packages) {
  if (current?.page === page) return current.python;
  await endPython();
  const workerData = { ...job, runtime, folder, packages };
  const python = new Worker(new URL("page.mjs", import.meta.url), { workerData });
  current = { page, python };
  await heard(python, START_SECONDS);
  return python;
}

async function endPython() {
  await current?.python.terminate();
  current = null;
}

/**
 * Wait for the next message of a session. Listeners go once it is there: others must stay.
 * @param {Worker} python
 * @param {number} seconds
 * @returns {Promise<string>}
 */
async function heard(python, seconds) {
  const [text] = await once(python, "message", { signal: AbortSignal.timeout(seconds * 1000) });
  return text;
}

/** @param {Error} error */
function failure(error) {
  const late = error.name === "AbortError";
  return { ended: late ? `did not end within ${job.seconds} seconds` : `failed: ${error.message}` };
}
