// @ts-check
/** A memory without its empty blocks, which are more than half of a young Python's. */

/** Bytes of a block; the last one may be shorter. */
const BLOCK = 4096;
/** Bytes of a number: how many bytes there were, how many blocks are left, and which. */
const NUMBER = 4;

/**
 * The bytes of a memory whose length is a multiple of four, to be kept.
 * @param {Uint8Array<ArrayBuffer>} memory
 */
export async function packed(memory) {
  const blocks = [...full(new Uint32Array(memory.buffer, memory.byteOffset, memory.length / NUMBER))];
  const head = new Uint32Array([memory.length, blocks.length, ...blocks]);
  const parts = blocks.map((block) => memory.subarray(block * BLOCK, (block + 1) * BLOCK));
  return new Blob([head, ...parts]).arrayBuffer();
}

/** The numbers of the blocks that are not empty. @param {Uint32Array} numbers */
function* full(numbers) {
  const size = BLOCK / NUMBER;
  for (let at = 0; at < numbers.length; at += size) {
    if (numbers.subarray(at, at + size).some((number) => number !== 0)) yield at / size;
  }
}

/**
 * The memory that was packed; what is no such thing ends in a RangeError.
 * @param {ArrayBuffer} content
 */
export function unpacked(content) {
  const [size = 0, count = 0] = new Uint32Array(content, 0, 2);
  const blocks = new Uint32Array(content, 2 * NUMBER, count);
  const memory = new Uint8Array(size);
  let from = (2 + count) * NUMBER;
  for (const block of blocks) {
    const part = new Uint8Array(content, from, Math.min(BLOCK, size - block * BLOCK));
    memory.set(part, block * BLOCK);
    from += part.length;
  }
  return memory;
}
