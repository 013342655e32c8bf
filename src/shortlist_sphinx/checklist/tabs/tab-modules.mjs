// @ts-check
/** What each room is made of, fetched when it is first entered: most readers answer, and enter none. */

import { make } from "../../core/dom.mjs";

/** @typedef {import("./tabs.mjs").Rooms} Rooms */
/** @typedef {{begin(): void, enter(): unknown}} Room */

const STYLE = new URL("./panels.css", import.meta.url).href;
/** Seconds after which what has not come is taken for lost. */
const PATIENCE = 20;

export class RoomModules {
  /** @type {Map<string, Promise<Room>>} */
  #opened = new Map();
  /** @type {Set<string>} */
  #there = new Set();
  /** @type {Promise<void> | null} */
  #style = null;

  /** @param {Rooms} rooms */
  constructor(rooms) {
    this.rooms = rooms;
  }

  /** Whether a room is there already. @param {string} name */
  holds(name) {
    return this.#there.has(name);
  }

  /** The room, fetched and begun once; what failed is fetched again. @param {string} name @returns {Promise<Room>} */
  open(name) {
    const opened = this.#opened.get(name) ?? within(PATIENCE, this.#make(name));
    this.#opened.set(name, opened);
    opened.then(() => this.#there.add(name), () => this.#opened.delete(name));
    return opened;
  }

  /** @param {string} name @returns {Promise<Room>} */
  async #make(name) {
    await this.#dress();
    const room = await this.#build(name);
    room.begin();
    return room;
  }

  /** @param {string} name @returns {Promise<Room>} */
  async #build(name) {
    if (name === "services") return new (await import("./services/services.mjs")).Services(this.rooms);
    if (name === "team") return new (await import("./team/team.mjs")).Team(this.rooms);
    const { Exports } = await import("./record/record.mjs");
    // A record can be about the team, which is remembered by its own room.
    return new Exports(this.rooms, /** @type {import("./team/team.mjs").Team} */ (await this.open("team")));
  }

  /** Fetch the style sheet of all rooms. */
  #dress() {
    this.#style ??= new Promise((resolve, reject) => {
      const link = make("link", "", { rel: "stylesheet", href: STYLE });
      link.addEventListener("load", () => resolve());
      link.addEventListener("error", () => {
        link.remove();
        this.#style = null;
        reject(new Error(`no style sheet at ${STYLE}`));
      });
      document.head.append(link);
    });
    return this.#style;
  }

  /**
   * Some browsers remember that a module could not be had, and only a new page asks for it anew. Go there once the
   * site answers again, and come back to this room.
   * @param {string} name
   */
  async fetchAnew(name) {
    const { ok } = await fetch(STYLE, { cache: "reload" }).catch(() => ({ ok: false }));
    if (!ok) return;
    history.replaceState({ ...history.state, room: name }, "");
    location.reload();
  }

  /** The room that a page was loaded anew for; "" where there is none. */
  takeBack() {
    const { room = "", ...rest } = history.state ?? {};
    if (room) history.replaceState(rest, "");
    return String(room);
  }
}

/**
 * @template Result
 * @param {number} seconds
 * @param {Promise<Result>} promise
 * @returns {Promise<Result>}
 */
function within(seconds, promise) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came within ${seconds} seconds`)), seconds * 1000);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
