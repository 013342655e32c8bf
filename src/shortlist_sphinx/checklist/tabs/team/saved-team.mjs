// @ts-check
/** Saved team: its sheets stay in this browser, so that a reload in the middle of a meeting loses nothing. */

/** @typedef {import("../../../core/types.mjs").Sheet} Sheet */
/** @typedef {{name: string, origin: string, sheet: Sheet}} Member */
/** @typedef {import("./settlement.mjs").Settled} Settled */

const KEY = "shortlist.team";

/** @param {Member[]} members @param {Settled} settled @param {boolean} revealed */
export function rememberTeam(members, settled, revealed) {
  try {
    if (members.length) localStorage.setItem(KEY, JSON.stringify({ members, settled: settled.table, revealed }));
    else localStorage.removeItem(KEY);
  } catch {
    // The form says already that this browser keeps nothing.
  }
}

/**
 * What was kept, as far as it is what this page wrote.
 * @param {{settled: Settled}} into - takes what was settled
 * @returns {{members: Member[], revealed: boolean}}
 */
export function recallTeam({ settled }) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "");
    const members = kept.members.filter((/** @type {any} */ one) => typeof one.name === "string" && one.sheet?.answers);
    if (kept.settled) settled.take(kept.settled);
    return { members, revealed: members.length > 1 && kept.revealed === true };
  } catch {
    return { members: [], revealed: false };
  }
}
