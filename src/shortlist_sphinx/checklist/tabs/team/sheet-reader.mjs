// @ts-check
/** Reader of files and pasted text: each gives sheets, or is refused in words. */

/** @typedef {import("../../../core/types.mjs").Sheet} Sheet */

/**
 * What one source gave: sheets, or the words for why there are none.
 * @typedef {object} SheetsRead
 * @property {string} name
 * @property {{place: string, sheet: Sheet}[]} sheets
 * @property {object[]} settled
 * @property {string} words - a remark, or why nothing was opened
 * @property {import("../../../core/types.mjs").Fault[]} faults
 */

/** The longest record that the library reads; no file beyond is even opened. */
const LONGEST = 1024 * 1024;
const EXPECTED = "Expected a sheet of answers (TOML or JSON), links, or a whole decision record.";

/**
 * Read one file.
 * @param {File} file
 * @param {(request: object) => Promise<any>} ask
 * @returns {Promise<SheetsRead>}
 */
export async function readFile(file, ask) {
  if (file.size === 0) return refused(file.name, `is empty. ${EXPECTED}`);
  if (file.size > LONGEST) return refused(file.name, `is ${sizeOf(file.size)} long, and no sheet or record is. ${EXPECTED}`);
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refused(file.name, `is not text. ${EXPECTED}`);
  }
  return readText(file.name, text, ask);
}

/**
 * Read a text.
 * @param {string} name - what faults call it
 * @param {string} text
 * @param {(request: object) => Promise<any>} ask
 * @returns {Promise<SheetsRead>}
 */
export async function readText(name, text, ask) {
  if (!text.trim()) return refused(name, `is empty. ${EXPECTED}`);
  if (text.length > LONGEST) return refused(name, `is ${sizeOf(text.length)} long, and no sheet or record is. ${EXPECTED}`);
  const answer = await ask({ do: "open", name: name.slice(0, 200), text });
  if (!answer) return refused(name, "was not opened, because Python gave no answer. Bring it again once it is loaded.");
  if (answer.faults) return { ...refused(name, `was not opened. ${EXPECTED}`), faults: answer.faults.filter(isAbout(name)) };
  return { name, sheets: answer.sheets, settled: answer.settled, words: remarkOn(name, answer), faults: [] };
}

/** Whether a fault says something about a file; what never was TOML is not told where that goes wrong. @param {string} name */
function isAbout(name) {
  const isOther = /\.(?!toml$|json$)\w+$/iu.test(name);
  return (/** @type {import("../../../core/types.mjs").Fault} */ { message }) => !isOther || !message.startsWith("is not valid TOML");
}

/** @param {string} name @param {string} words @returns {SheetsRead} */
function refused(name, words) {
  return { name, sheets: [], settled: [], words, faults: [] };
}

/** Say how a record was made, where the page works with something else. @param {string} name @param {any} answer */
function remarkOn(name, { made, overrides }) {
  if (overrides) return `was made with ratings of its own, and this page knows only those of the guide. Its answers are opened; "shortlist team ${name}" on the command line counts its ratings too.`;
  if (!made || made.here) return "";
  return `was made with other evidence (model ${made.version}, as of ${made.as_of}). Its answers are opened; what they lead to is worked out anew.`;
}

/** @param {number} bytes */
function sizeOf(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.round(bytes / 1e6)} MB`;
}
