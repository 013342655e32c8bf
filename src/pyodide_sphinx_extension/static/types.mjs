// @ts-check
/**
 * The shapes that the modules of this folder share. Other front ends import them in JSDoc only.
 */

/**
 * A file to fetch: its address, its size in bytes, and about what a compressing server sends.
 * @typedef {{url: string, size: number, gzip: number}} PlannedFile
 */

/**
 * What a page tells about one app, in its `data-pyodide-app`; addresses are relative to the page.
 * @typedef {object} Config
 * @property {string} module - the ES module that exports `mount(root, python)`
 * @property {string} worker - the module worker
 * @property {string} runtime - the folder of the runtime, with a slash at the end
 * @property {string} abi - the runtime's binary interface
 * @property {string} stdlib - the standard library
 * @property {PlannedFile | null} fallback - the whole of it, where `stdlib` is a part
 * @property {string[]} packages - the zips of the site's own packages
 * @property {string} sitePackages - where the runtime finds packages, a path of its own files
 * @property {string} entry - the function that answers, as `package.module:function`
 * @property {PlannedFile[]} files - everything that is fetched, with sizes
 * @property {Limits} limits - when waiting ends
 */

/**
 * Seconds without a byte while loading, and seconds to start, that end in a failure.
 * @typedef {{stall: number, start: number}} Limits
 */

/** @typedef {"idle" | "loading" | "starting" | "ready" | "failed"} State */

/**
 * What failed: fetching (`http`, `network`, `type`, `truncated`, `stalled`), a security policy
 * (`blocked`), the worker itself (`worker`), starting Python (`start`), the entry function
 * (`python`), or Python as a whole (`crash`).
 * @typedef {"http" | "network" | "type" | "truncated" | "stalled" | "blocked" | "worker"
 *   | "start" | "python" | "crash"} FailureKind
 */

/**
 * A failure as it crosses from the worker to the page.
 * @typedef {{kind: FailureKind, what: string, detail: string, trace?: string}} Fault
 */

/**
 * What the page says to the worker.
 * @typedef {{do: "start", plan: Config, fresh: boolean}
 *   | {do: "call", id: number, request: string}} ToWorker
 */

/**
 * What the worker says to the page.
 * @typedef {{say: "progress", loaded: number, total: number}
 *   | {say: "loaded"}
 *   | {say: "ready"}
 *   | {say: "answer", id: number, text: string}
 *   | {say: "failure", fault: Fault}} FromWorker
 */

export {};
