// @ts-check
/**
 * The shapes that the modules of this folder share. Other front ends import them in JSDoc only.
 */

/**
 * A file to fetch: its address, its size in bytes, about what a compressing server sends, and, where it is checked,
 * its hash.
 * @typedef {{url: string, size: number, gzip: number, sha256?: string}} PlannedFile
 */

/**
 * The memory of a Python that has imported what answers, its hash, and the addresses of the files that a start from
 * it does not wait for: the standard library, and the packages in it.
 * @typedef {PlannedFile & {sha256: string, spares: string[]}} MemoryFile
 */

/**
 * The runtime as it was published: its folder, with a slash at the end, and its files.
 * @typedef {{runtime: string, files: PlannedFile[]}} Whole
 */

/**
 * What a worker needs to start Python.
 * @typedef {object} Plan
 * @property {string} worker - the module worker
 * @property {string} runtime - the folder of the runtime, with a slash at the end
 * @property {string} abi - the runtime's binary interface
 * @property {string} stdlib - the standard library
 * @property {PlannedFile | null} secondary - the part of a smaller runtime that is loaded when it is called
 * @property {PlannedFile | null} rest - the library that `stdlib` is a part of, where a lean start has one
 * @property {PlannedFile | null} fallback - the whole of it, where neither is
 * @property {string | null} catalogue - the folder of packages that are loaded when they are imported
 * @property {string[]} packages - the zips of the site's own packages
 * @property {string} sitePackages - where the runtime finds packages, a path of its own files
 * @property {PlannedFile[]} files - everything that is fetched, with sizes
 * @property {Limits} limits - when waiting ends
 * @property {MemoryFile | null} memory - what Python may begin from in the place of some of these files
 * @property {Whole | null} whole - what stands in for a runtime that was made smaller
 * @property {string | null} offline - the service worker's address, where the site works offline
 */

/**
 * What a page tells about one app, in its `data-pyodide-app`; addresses are relative to the page.
 * @typedef {Plan & {module: string, entry: string, session: string, preload: "load" | "intent" | "never"}} Config
 * `module` exports `mount(root, python)`; `entry` is the function that answers, named as
 * `package.module:function`; apps of one `session` share one Python.
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
 * What the page says to the worker: `lock` is the name of a lock to hold for heartbeat.
 * @typedef {{do: "start", plan: Plan, fresh: boolean, lock: string}
 *   | {do: "open", entry: string}
 *   | {do: "call", id: number, entry: string, request: string}} ToWorker
 */

/**
 * What the worker says to the page. A failure with an `entry` or the `id` of a call concerns that
 * one; any other concerns Python as a whole.
 * @typedef {{say: "alive"}
 *   | {say: "progress", loaded: number, total: number}
 *   | {say: "loaded"}
 *   | {say: "started", restored: boolean}
 *   | {say: "opened", entry: string}
 *   | {say: "kept"}
 *   | {say: "news", id: number, text: string}
 *   | {say: "answer", id: number, text: string}
 *   | {say: "failure", fault: Fault, entry?: string, id?: number}} FromWorker
 */

export {};
