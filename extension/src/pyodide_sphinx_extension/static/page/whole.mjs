// @ts-check
/** The runtime as it was published, in the place of the one that was made smaller. */

/** @typedef {import("./types.mjs").Plan} Plan */
/** @typedef {import("./types.mjs").Fault} Fault */

/** Failures that the whole runtime may not have: what is damaged, missing or not as expected. */
const CURABLE = ["http", "type", "truncated", "start"];

/**
 * The same plan with the whole runtime; a memory belongs to the smaller one.
 * @param {Plan} plan
 * @returns {Plan}
 */
export function wholeOf(plan) {
  const { whole, runtime } = plan;
  if (!whole) return plan;
  const others = plan.files.filter(({ url }) => !url.startsWith(runtime));
  return { ...plan, ...whole, files: [...whole.files, ...others], memory: null, secondary: null, whole: null };
}

/**
 * Whether a start that failed may succeed with the whole runtime: where the smaller one has to do with it.
 * @param {Plan} plan
 * @param {Fault} fault
 */
export function isCurable({ runtime, files, whole }, { kind, what }) {
  const own = files.filter(({ url }) => url.startsWith(runtime)).map(({ url }) => url.slice(runtime.length));
  return whole !== null && CURABLE.includes(kind) && (kind === "start" || own.includes(what));
}
