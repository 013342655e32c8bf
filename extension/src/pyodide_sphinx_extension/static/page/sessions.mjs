// @ts-check
/** Which apps of a page share a Python: those of one session, as far as they know of each other in time. */

import { Engine } from "./engine.mjs";
import { wholeOf } from "./whole.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").Plan} Plan */

/** @type {Map<string, Engine>} */
const engines = new Map();

/**
 * The engine of an app's session. What it loads grows with the packages of each app, until it has begun.
 * @param {Config} config
 */
export function engineFor(config) {
  const known = engines.get(config.session);
  if (known && config.session && (known.phase === "idle" || holds(known.plan, config))) {
    known.plan = union(known.plan, config);
    return known;
  }
  const engine = new Engine(planOf(config));
  engines.set(config.session, engine);
  return engine;
}

/** The part of a configuration that a worker needs. @param {Config} config @returns {Plan} */
function planOf(config) {
  const { module: _module, entry: _entry, session: _session, preload: _preload, ...plan } = config;
  return plan;
}

/** Whether a plan loads all that an app needs. @param {Plan} plan @param {Config} config */
function holds(plan, config) {
  return (plan.runtime === config.runtime || !plan.whole) && config.packages.every((url) => plan.packages.includes(url));
}

/** @param {Plan} plan @param {Config} config @returns {Plan} */
function union(plan, config) {
  if (plan.runtime !== config.runtime) return union(wholeOf(plan), { ...config, ...wholeOf(config) });
  const known = new Set(plan.files.map((file) => file.url));
  return {
    ...plan,
    packages: [...new Set([...plan.packages, ...config.packages])],
    files: [...plan.files, ...config.files.filter((file) => !known.has(file.url))],
  };
}
