// @ts-check
/** The memory of the runtime: what is not in use holds what was there before, which nobody needs. */

/** A piece of memory, as its allocator keeps it: where its size stands, what marks it, and what a free one needs. */
const PIECE = { size: 4, flags: 7, used: 2, least: 16, kept: 32, head: 8 };

/** The bytes that a buffer has at least; whatever else its owner names is smaller. */
const BUFFER = 8192;

/** Bytes that the allocator keeps at the end for itself, which are no piece. */
const END = 64;

/**
 * Empty what is free in a copy of a memory; where the pieces do not follow each other as expected, nothing is emptied.
 * @param {any} module - the runtime's own
 * @param {Uint8Array} memory
 */
export function free(module, memory) {
  memory.fill(0, module._emscripten_stack_get_end(), module._emscripten_stack_get_current());
  for (const [at, size, used] of piecesOf(module, memory)) {
    if (!used && size > PIECE.kept) memory.fill(0, at + PIECE.kept, at + size);
  }
}

/**
 * Empty the buffer of something in a copy of a memory that has read nothing yet.
 * @param {any} module - the runtime's own
 * @param {Uint8Array} memory
 * @param {number[]} owner - where that stands, and its own bytes
 */
export function emptyBuffer(module, memory, [owner = 0, bytes = 0]) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const named = new Set();
  for (let at = owner; at < owner + bytes; at += 4) named.add(view.getUint32(at, true) - PIECE.head);
  for (const [at, size, used] of piecesOf(module, memory)) {
    if (used && size > BUFFER && named.has(at)) memory.fill(0, at + PIECE.head, at + size);
  }
}

/** The pieces, by place and size, and whether they are in use. @param {any} module @param {Uint8Array} memory */
function piecesOf(module, memory) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const end = view.getUint32(module._emscripten_get_sbrk_ptr(), true);
  /** @type {[number, number, boolean][]} */
  const found = [];
  let at = module.___heap_base.value ?? module.___heap_base;
  while (at < end - END) {
    const word = view.getUint32(at + PIECE.size, true);
    const size = word & ~PIECE.flags;
    if (size < PIECE.least || at + size > end) return [];
    found.push([at, size, Boolean(word & PIECE.used)]);
    at += size;
  }
  return found;
}
