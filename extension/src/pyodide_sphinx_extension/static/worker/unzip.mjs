// @ts-check
/**
 * Unpacks the zips of a site without Python, which would import half of its library for that. They are made by
 * the build, not compressed, and small enough to need none of the format's later additions.
 */

/** The end of a zip: a directory of its files is before it. */
const END = { mark: 0x06054b50, size: 22, count: 10, at: 16 };
/** An entry of the directory. */
const ENTRY = { mark: 0x02014b50, size: 46, method: 10, sum: 16, bytes: 24, name: 28, extra: 30, comment: 32, at: 42 };
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

/** What a byte does to a checksum of a zip, which is that of Ethernet. */
const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = (byte >>> 1) ^ (byte & 1 ? 0xedb88320 : 0);
  return byte;
});

/**
 * Whether all files in a zip are what was put there. Hashes are surer, and no browser works them out at once.
 * @param {Uint8Array<ArrayBuffer>} zip
 */
export function isIntact(zip) {
  return [...entries(zip)].every(([, content, sum]) => sumOf(content) === sum);
}

/** @param {Uint8Array} content */
function sumOf(content) {
  let sum = -1;
  for (const byte of content) sum = (sum >>> 8) ^ (SUMS[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}

/**
 * The names, the contents and the checksums of the files in a zip.
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Generator<[string, Uint8Array<ArrayBuffer>, number]>}
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
    const sum = view.getUint32(at + ENTRY.sum, true);
    yield [name, zip.subarray(from, from + view.getUint32(at + ENTRY.bytes, true)), sum];
    at += ENTRY.size + number(ENTRY.name) + number(ENTRY.extra) + number(ENTRY.comment);
  }
}
