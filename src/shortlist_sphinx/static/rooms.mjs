// @ts-check
/** The rooms of the checklist: answers, services, the team, and the record. One is shown at a time. */

import { Exports } from "./exports.mjs";
import { find, findAll, typeset } from "./page.mjs";
import { preparePaper } from "./printing.mjs";
import { Services } from "./services.mjs";
import { Team } from "./team.mjs";

/** @typedef {import("./checklist.mjs").Checklist} Checklist */

/** Said where the library gives no answer; the status of Python says why. */
export const NO_ANSWER = "That could not be worked out for now. Nothing is lost: try it again.";

export class Rooms {
  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.root = checklist.root;
    this.python = checklist.python;
    this.services = new Services(this);
    this.team = new Team(this);
    this.exports = new Exports(this);
  }

  /** Open the doors. */
  begin() {
    find(this.root, "[data-part=doors]").hidden = false;
    this.root.dataset.room = "answer";
    for (const place of findAll(this.root, "[data-part=room-python]")) this.python.showStatus(place);
    for (const door of findAll(this.root, "button[data-door]")) {
      door.addEventListener("click", () => this.enter(door.dataset.door ?? ""));
    }
    this.services.begin();
    this.team.begin();
    this.exports.begin();
    preparePaper(this.checklist);
  }

  /** Show a room and put the focus on its heading. @param {string} name */
  enter(name) {
    this.root.dataset.room = name;
    for (const room of findAll(this.root, ".room")) room.hidden = room.dataset.room !== name;
    for (const door of findAll(this.root, ".doors [data-door]")) {
      if (door.dataset.door === name) door.setAttribute("aria-current", "true");
      else door.removeAttribute("aria-current");
    }
    this.say(name, "");
    const room = { services: this.services, team: this.team, record: this.exports }[name];
    if (!room) return;
    find(this.room(name), "h2").focus();
    void room.enter();
  }

  /** @param {string} name */
  room(name) {
    return find(this.root, `.room[data-room="${name}"]`);
  }

  /** Say one sentence in the status region of a room. @param {string} name @param {string} words */
  say(name, words) {
    for (const room of findAll(this.root, `.room[data-room="${name}"]`)) {
      find(room, "[data-part=room-said]").textContent = typeset(words);
    }
  }

  /**
   * Ask the library, and say in the room when it gives no answer.
   * @param {string} name - of the room
   * @param {object} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} null where there is no answer
   */
  async ask(name, request, signal) {
    const place = this.room(name);
    place.setAttribute("aria-busy", "true");
    try {
      const answer = JSON.parse(await this.python.call(JSON.stringify(request), signal ? { signal } : {}));
      return signal?.aborted ? null : answer;
    } catch {
      if (!signal?.aborted) this.say(name, NO_ANSWER);
      return null;
    } finally {
      if (!signal?.aborted) place.setAttribute("aria-busy", "false");
    }
  }
}
