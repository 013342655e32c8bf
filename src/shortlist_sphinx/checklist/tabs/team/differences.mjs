// @ts-check
/** Differences between a team's sheets: those that matter first, settled one by one. */

import { find, findAll, make, typeset } from "../../../core/dom.mjs";
import { either, fillSlot } from "../../../core/templates.mjs";
import { Settled } from "./settlement.mjs";
import { Topic } from "./topic.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */

const GROUPS = ["discuss", "ends", "find_out", "settled", "rest"];
const MOST_SEEN = 5;
const PROPOSALS = "What decides, and what is a must-have?";

export class Differences {
  settled = new Settled();
  /** @type {Map<string, Topic>} */
  #topics = new Map();
  #asked = new AbortController();
  /** @type {object[]} */
  #sheets = [];

  /** @param {Tabs} tabs @param {() => void} keep */
  constructor(tabs, keep) {
    this.tabs = tabs;
    this.panel = tabs.panel("team");
    this.keep = keep;
  }

  /** Ask what the sheets lead to together. @param {object[]} sheets @returns {Promise<any>} */
  async ask(sheets) {
    this.#sheets = sheets;
    this.#asked.abort();
    this.#asked = new AbortController();
    const { table } = this.settled;
    const request = { do: "team", sheets, ...(table ? { settled: [table] } : {}) };
    return this.tabs.ask("team", request, this.#asked.signal);
  }

  /** Show everything anew. @param {any} answer */
  build(answer) {
    this.#topics.clear();
    const proposals = find(this.panel, "[data-part=proposals]");
    proposals.replaceChildren(...(answer.proposed.length > 1 ? [this.#proposals(answer)] : []));
    const own = answer.own.map((/** @type {any} */ { sentence }) => make("li", typeset(sentence)));
    find(this.panel, "[data-part=own]").replaceChildren(...own);
    for (const name of GROUPS) {
      const group = find(this.panel, `[data-group="${name}"]`);
      const ids = questionsOf(answer, name);
      fillGroup(group, ids.map((id) => this.#topic(answer, id)));
      if (name === "find_out") for (const id of ids) this.#topics.get(id)?.fold();
    }
    this.#update(answer);
  }

  /** Show what the team settled on since, without moving anything. @param {any} answer */
  #update(answer) {
    find(this.panel, "[data-part=team-sentence]").textContent = typeset(answer.headline);
    find(this.panel, "[data-part=team-advice]").textContent = typeset(answer.advice);
    find(this.panel, "[data-part=team-exactness]").hidden = answer.exact;
    for (const question of answer.questions) {
      const matters = answer.discuss.includes(question.id) || answer.find_out.includes(question.id);
      const words = question.settled.map((/** @type {string} */ level) => this.tabs.checklist.form.labelOf(question.id, level));
      this.#topics.get(question.id)?.show(question, matters, either(words));
    }
  }

  /** Fold away what was settled before this one, which is still in somebody's hands. @param {string} id */
  #foldOthers(id) {
    for (const topic of this.#topics.values()) if (topic.id !== id && topic.element.dataset.settled === "true") topic.fold();
  }

  /** @param {any} answer @param {string} id */
  #topic(answer, id) {
    const question = answer.questions.find((/** @type {any} */ one) => one.id === id);
    const sides = question.answers.map((/** @type {any} */ one) => ({ ...one, words: one.label, value: one.level }));
    const choices = this.#levels(id).map(([level, label]) => ({ words: label, value: level }));
    const between = sides.map((/** @type {any} */ { value }) => value);
    if (between.length > 1) choices.push({ words: "Between what was said", value: between.join("|") });
    const topic = new Topic(this.tabs.root, id, question.text, sides, choices, {
      settle: (value) => this.#settle(id, () => this.settled.answer(id, value ? value.split("|") : null)),
      dissent: (words) => { this.settled.dissentFrom(id, words); this.keep(); },
    });
    const given = this.settled.answers[id];
    topic.fill(given === undefined ? "" : [given].flat().join("|"), this.settled.dissent[id] ?? "");
    this.#topics.set(id, topic);
    return topic.element;
  }

  /** The deciding criteria and must-haves are one topic: they stand or fall together. @param {any} answer */
  #proposals({ proposed, proposals }) {
    const sides = proposed.map((/** @type {any} */ one, /** @type {number} */ at) => ({
      words: one.words[0].toUpperCase() + one.words.slice(1),
      value: String(at),
      members: one.members,
      leads_to: proposals.length > 1 ? proposals[at].sentence : null,
    }));
    const topic = new Topic(this.tabs.root, "deciding", PROPOSALS, sides, sides, {
      settle: (value) => this.#settle("deciding", () => { this.settled.choice = value ? choiceOf(proposed[Number(value)]) : null; }),
      dissent: (words) => { this.settled.dissentFrom("deciding", words); this.keep(); },
    });
    const { choice } = this.settled;
    const at = choice ? proposed.findIndex((/** @type {any} */ one) => same(choiceOf(one), choice)) : -1;
    topic.fill(at < 0 ? "" : String(at), this.settled.dissent.deciding ?? "");
    topic.show({ status: "", unsure: [], abstained: [], settled: [], answers: sides }, true, "");
    return topic.element;
  }

  /** @param {string} id @param {() => void} change */
  async #settle(id, change) {
    change();
    this.keep();
    const answer = await this.ask(this.#sheets);
    if (!answer || answer.faults) return;
    this.#update(answer);
    this.#foldOthers(id);
    this.tabs.say("team", answer.headline);
  }

  /** The levels of a question with their labels, as the form has them. @param {string} id @returns {[string, string][]} */
  #levels(id) {
    const { form } = this.tabs.checklist;
    const known = form.vocabulary.levels.get(id) ?? new Set();
    const single = [...known].filter((level) => !level.includes("|") && level !== "-");
    return single.map((level) => [level, form.labelOf(id, level)]);
  }

}

/** Put topics into their group; where it can fold what comes late, only the first ones are seen. @param {HTMLElement} group @param {HTMLElement[]} topics */
function fillGroup(group, topics) {
  fillSlot(group, "count", String(topics.length));
  group.hidden = topics.length === 0;
  const later = findAll(group, "[data-part=later]", HTMLDetailsElement)[0];
  // A fold that holds a single topic is as long as the topic.
  const seen = later && topics.length > MOST_SEEN + 1 ? MOST_SEEN : topics.length;
  find(group, "[data-part=topics]").replaceChildren(...topics.slice(0, seen));
  if (!later) return;
  later.hidden = seen === topics.length;
  later.open = false;
  fillSlot(later, "more", String(topics.length - seen));
  find(later, "[data-part=more-topics]").replaceChildren(...topics.slice(seen));
}

/** The questions of a group, in the order of the page. @param {any} answer @param {string} name @returns {string[]} */
function questionsOf(answer, name) {
  if (name === "settled") {
    return answer.settled.filter((/** @type {string} */ id) => !answer.discuss.includes(id));
  }
  if (answer[name]) return answer[name];
  const ends = answer.questions.filter((/** @type {any} */ one) => one.end_to_end && answer.leave.includes(one.id));
  const apart = ends.map((/** @type {any} */ { id }) => id);
  if (name === "ends") return apart;
  const placed = [answer.discuss, answer.find_out, answer.settled, apart].flat();
  const rest = answer.questions.map((/** @type {any} */ { id }) => id).filter((/** @type {string} */ id) => !placed.includes(id));
  return [...answer.leave.filter((/** @type {string} */ id) => rest.includes(id)), ...rest.filter((/** @type {string} */ id) => !answer.leave.includes(id))];
}

/** @param {any} proposal */
function choiceOf({ deciding, must }) {
  return { deciding, must };
}

/** @param {object} one @param {object} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
