// @ts-check
/** Puts packages where Python finds them, and finds the functions in them that answer. */

import { fault, faultOf, FaultError } from "./fault.mjs";
import { unzip } from "./unzip.mjs";

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("./boot.mjs").Runtime} Runtime */
/** @typedef {(request: string) => unknown} Entry */

/**
 * Put the packages where Python finds them.
 * @param {Runtime} runtime
 * @param {Plan} plan
 * @param {(url: string) => Promise<Response> | null} load
 */
export async function unpack(runtime, plan, load) {
  for (const url of plan.packages) {
    const response = await load(url);
    const content = await response?.arrayBuffer();
    if (content) unzip(runtime.FS, new Uint8Array(content), plan.sitePackages);
  }
}

/**
 * Import an entry function.
 * @param {Runtime} runtime
 * @param {string} named - as `package.module:function`
 * @returns {Entry}
 */
export function findEntry(runtime, named) {
  const [module = "", name = ""] = named.split(":");
  const entry = imported(runtime, module)[name];
  if (!entry) throw fault("start", named, `${module} has no function ${name}`);
  return entry;
}

/** @param {Runtime} runtime @param {string} module */
function imported(runtime, module) {
  try {
    return runtime.pyimport(module);
  } catch (error) {
    throw new FaultError(faultOf(error, "start", module));
  }
}
