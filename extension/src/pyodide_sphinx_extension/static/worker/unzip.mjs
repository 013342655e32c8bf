// @ts-check
/**
 * Unpacks the zips of a site without Python, which would import half of its library for that. They are made by
 * the build, not compressed, and small enough to need none of the format's later additions.
 */

/** The end of a zip: a directory of its files is before it. */
const END = { mark: 0x06054b50, size: 22, count: 10, at: 16 };
/** An entry of the directory. */
const ENTRY = { mark: 0x02014b50, size: 46, method: 10, bytes: 24, name: 28, extra: 30, comment: 32, at: 42 };
/** What stands before the content of a file. */
const FILE = { size: 30, name: 26, extra: 28 };

/**
 * Write the files of a zip below a folder; what is no such zip ends in an error.
 * @param {{mkdirTree(path: string): void, writeFile(path: string, content: Uint8Array): void}} files
 * @param {Uint8Array<ArrayBuffer>} zip
 * @param {string} folder
 */
export function unzip(files, zip, folder) {
  const made = new Set();
  for (const [name, content] of entries(zip)) {
    const path = `${folder}/${name}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) files.mkdirTree(parent);
    made.add(parent);
    if (!name.endsWith("/")) files.writeFile(path, content);
  }
}

/**
 * The names and the contents of the files in a zip.
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Generator<[string, Uint8Array<ArrayBuffer>]>}
 */
export function* entries(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const end = zip.length - END.size;
  if (end < 0 || view.getUint32(end, true) !== END.mark) throw new Error("This is no zip of the site.");
  let at = view.getUint32(end + END.at, true);
  for (let left = view.getUint16(end + END.count, true); left > 0; left -= 1) {
    const number = (/** @type {number} */ place) => view.getUint16(at + place, true);
    if (view.getUint32(at, true) !== ENTRY.mark || number(ENTRY.method) !== 0) throw new Error("This zip is damaged.");
    const name = new TextDecoder().decode(zip.subarray(at + ENTRY.size, at + ENTRY.size + number(ENTRY.name)));
    const head = view.getUint32(at + ENTRY.at, true);
    const from = head + FILE.size + view.getUint16(head + FILE.name, true) + view.getUint16(head + FILE.extra, true);
    yield [name, zip.subarray(from, from + view.getUint32(at + ENTRY.bytes, true))];
    at += ENTRY.size + number(ENTRY.name) + number(ENTRY.extra) + number(ENTRY.comment);
  }
}
