// @ts-check
/** Python as its documentation has it: the package as published, the library fetched meanwhile and unpacked. */

const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** Note when a stage on the way to an answer is reached, by the names that the extension uses. @param {string} stage */
const mark = (stage) => performance.mark(`pyodide: ${stage}`);

const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (/** @type {Parameters<typeof instantiate>} */ ...asked) => {
  const made = await instantiate(...asked);
  mark("WebAssembly compiled");
  return made;
};

/** Start Python and return what answers. */
async function start() {
  const library = fetch(here("library.zip")).then((response) => response.arrayBuffer());
  const { loadPyodide } = await import(here("runtime/pyodide.mjs"));
  mark("scripts loaded");
  const python = await loadPyodide({ indexURL: here("runtime/") });
  mark("Python started");
  python.unpackArchive(await library, "zip");
  mark("packages unpacked");
  const { answer } = python.pyimport("shortlist.wire");
  mark("entry imported");
  return answer;
}

/** @param {string} request @returns {Promise<string>} */
export async function answer(request) {
  return (await start())(request);
}
