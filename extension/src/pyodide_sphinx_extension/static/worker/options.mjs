// @ts-check
/** How the runtime is started, each time. */

/** @typedef {import("../page/types.mjs").Plan} Plan */

/**
 * How to start the runtime: without a list of further packages, which it would fetch otherwise.
 * @param {Plan} plan
 */
export function optionsOf(plan) {
  return {
    indexURL: plan.runtime,
    stdLibURL: plan.stdlib,
    packageBaseUrl: plan.runtime,
    lockFileContents: { info: { abi_version: plan.abi }, packages: {} },
  };
}
