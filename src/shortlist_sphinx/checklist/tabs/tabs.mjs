// @ts-check
/** The rooms of the checklist: answers, services, the team, and the record. One is shown at a time. */

import { find, findAll, makeButton, typeset } from "../../core/dom.mjs";
import { preparePaper } from "../result/print.mjs";
import { RoomModules } from "./tab-modules.mjs";
import { ServiceSwitch } from "./services/service-switch.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

/** Said where the library gives no answer; the status of Python says why. */
export const NO_ANSWER = "That could not be worked out for now. Nothing is lost: try it again.";
const OPENING = "Opening…";
const NOT_LOADED = "This room could not be loaded. Your answers are kept, and the other rooms work on. ";

export class Rooms {
  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.root = checklist.root;
    this.python = checklist.python;
    this.switch = new ServiceSwitch(this);
    this.modules = new RoomModules(this);
  }

  /** Open the doors. */
  begin() {
    find(this.root, "[data-part=doors]").hidden = false;
    this.root.dataset.room = "answer";
    for (const place of findAll(this.root, "[data-part=room-python]")) this.python.showStatus(place);
    for (const door of findAll(this.root, "button[data-door]")) {
      door.addEventListener("click", () => this.enter(door.dataset.door ?? ""));
    }
    this.switch.begin();
    preparePaper(this.checklist);
    const before = this.modules.takeBack();
    if (before) this.enter(before);
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
    if (name === "answer") return;
    find(this.room(name), "h2").focus();
    void this.#furnish(name);
  }

  /** Fetch what a room needs, unless it is there, and let the room begin; say so where it cannot be had. @param {string} name */
  async #furnish(name) {
    const place = this.room(name);
    if (!this.modules.holds(name)) {
      place.dataset.state = "loading";
      this.say(name, OPENING);
    }
    try {
      const room = await this.modules.open(name);
      if (place.dataset.state) this.say(name, "");
      delete place.dataset.state;
      if (this.root.dataset.room === name) void room.enter();
    } catch {
      place.dataset.state = "failed";
      this.say(name, NOT_LOADED);
      find(place, "[data-part=room-said]").append(makeButton("Try again", () => this.#again(name)));
    }
  }

  /** @param {string} name */
  async #again(name) {
    find(this.room(name), "h2").focus();
    await this.#furnish(name);
    if (this.room(name).dataset.state) await this.modules.fetchAnew(name);
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
