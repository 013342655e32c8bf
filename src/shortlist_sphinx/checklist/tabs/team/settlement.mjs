// @ts-check
/** Settlement of a team: answers, what decides, and the dissent that it keeps. */

/** What decides, by those who propose it. @typedef {{deciding: string[], must: string[]}} Choice */

export class Settled {
  /** @type {Record<string, string | string[]>} */
  answers = {};
  /** @type {Record<string, string>} */
  dissent = {};
  /** @type {Choice | null} */
  choice = null;

  /** As the library reads it; null while nothing is settled. */
  get table() {
    const { answers, dissent, choice } = this;
    const any = choice ?? [...Object.keys(answers), ...Object.keys(dissent)][0];
    return any ? { ...choice, answers, ...(Object.keys(dissent).length ? { dissent } : {}) } : null;
  }

  /** Take what was settled before. @param {any} table */
  take({ deciding, must, answers, dissent }) {
    this.answers = { ...answers };
    this.dissent = { ...dissent };
    this.choice = deciding || must ? { deciding: deciding ?? [], must: must ?? [] } : null;
  }

  clear() {
    this.take({});
  }

  /** Settle a question, or leave it open with null. @param {string} id @param {string[] | null} levels */
  answer(id, levels) {
    if (!levels) delete this.answers[id];
    else this.answers[id] = levels.length === 1 ? levels[0] ?? "" : levels;
  }

  /** @param {string} id @param {string} words */
  dissentFrom(id, words) {
    if (words.trim()) this.dissent[id] = words.trim().replaceAll(/\s+/gu, " ");
    else delete this.dissent[id];
  }
}
