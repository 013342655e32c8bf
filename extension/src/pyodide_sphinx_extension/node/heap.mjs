// @ts-check
/** The memory of the runtime: what is free in it holds what was there before, which nobody needs. */

/** A piece of memory, as its allocator keeps it: where its size stands, what marks it, and what a free one needs. */
const PIECE = { size: 4, flags: 7, used: 2, least: 16, kept: 32 };

/** Bytes that the allocator keeps at the end for itself, which are no piece. */
const END = 64;

/**
 * Empty what is free in a copy of a memory; where the pieces do not follow each other as expected, nothing is emptied.
 * @param {any} module - the runtime's own
 * @param {Uint8Array} memory
 */
export function free(module, memory) {
  memory.fill(0, module._emscripten_stack_get_end(), module._emscripten_stack_get_current());
  for (const [at, size] of piecesOf(module, memory)) memory.fill(0, at + PIECE.kept, at + size);
}

/** The free pieces, by place and size. @param {any} module @param {Uint8Array} memory */
function piecesOf(module, memory) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const end = view.getUint32(module._emscripten_get_sbrk_ptr(), true);
  /** @type {[number, number][]} */
  const found = [];
  let at = module.___heap_base.value ?? module.___heap_base;
  while (at < end - END) {
    const word = view.getUint32(at + PIECE.size, true);
    const size = word & ~PIECE.flags;
    if (size < PIECE.least || at + size > end) return [];
    if (!(word & PIECE.used) && size > PIECE.kept) found.push([at, size]);
    at += size;
  }
  return found;
}
