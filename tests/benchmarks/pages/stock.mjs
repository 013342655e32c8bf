// @ts-check
/** Python as its documentation has it: the package as published, the library fetched meanwhile and unpacked. */

const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** Start Python and return what answers. */
async function start() {
  const library = fetch(here("library.zip")).then((response) => response.arrayBuffer());
  const { loadPyodide } = await import(here("runtime/pyodide.mjs"));
  const python = await loadPyodide({ indexURL: here("runtime/") });
  python.unpackArchive(await library, "zip");
  return python.pyimport("shortlist.wire").answer;
}

/** @param {string} request @returns {Promise<string>} */
export async function answer(request) {
  return (await start())(request);
}
