// @ts-check
/**
 * The heartbeat of a worker: notices one that is gone without a word. Browsers end one that takes too much
 * memory, and tell nobody. It holds a lock as long as it lives; whoever gets the lock after it knows.
 */

let count = 0;

/**
 * Prepare to watch over a worker. Where there are no locks, in pages not served securely, nothing is watched.
 * @param {() => void} gone - is called once the worker lives no more
 * @returns {{lock: string, watch: () => void, end: () => void}} the lock's name, for the worker to
 *   take; what to call once it has it; and what to call when nothing is to be noticed any more
 */
export function watchHeartbeat(gone) {
  const lock = `pyodide-${performance.timeOrigin}-${Math.random()}-${++count}`;
  const end = new AbortController();
  const watch = () => {
    const { signal } = end;
    navigator.locks?.request(lock, { signal }, () => signal.aborted || gone()).catch(() => {});
  };
  return { lock, watch, end: () => end.abort() };
}
