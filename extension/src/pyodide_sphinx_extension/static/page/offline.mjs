// @ts-check
/**
 * Working without a connection: registers the site's service worker where the site has one, takes
 * away its traces where it has none any more, and tells what a front end can show.
 */

import { registerServiceWorker } from "./trusted.mjs";

const NAME = "/pyodide-offline.js";

/**
 * Event `change`, whenever `state` or `newer` has changed.
 */
class Offline extends EventTarget {
  /**
   * "off" where the site or the browser has no part in it, "preparing" until the page and all that
   * Python needs are kept, then "ready": the page works without a connection. After an update that is
   * the page of the version before, until the newer one has taken over.
   * @type {"off" | "preparing" | "ready"}
   */
  state = "off";
  /** Whether a newer version of the site is kept, and waits until all pages of this one are closed. */
  newer = false;

  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;

  /**
   * Take note of an app and of whether its site works offline.
   * @param {string | null} address - of the service worker
   * @param {Promise<unknown>} calm - settles when nobody waits for this page: what is kept for later comes after it
   */
  async noteApp(address, calm) {
    if (!("serviceWorker" in navigator)) return;
    if (!address) return forget();
    if (this.state !== "off") return;
    this.#change({ state: "preparing" });
    try {
      await calm;
      this.#follow(await registerServiceWorker(address));
      await navigator.serviceWorker.ready;
      await this.noteKept();
    } catch {
      // Browsers may refuse, in private windows for one. The page works as it would without.
      this.#change({ state: "off" });
    }
  }

  /** Ask the service worker whether it has everything by now, and still: browsers may remove what is kept. */
  async noteKept() {
    const worker = this.#registration?.active;
    if (!worker || this.state === "off") return;
    const works = await answerOf(worker, { do: "tell", page: location.href });
    if (worker === this.#registration?.active) this.#change({ state: works ? "ready" : "preparing" });
  }

  /** Have the newer version take over, and load the page again. */
  reload() {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    this.#registration?.waiting?.postMessage({ do: "activate" });
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    this.#registration = registration;
    if (registration.waiting && registration.active) this.#change({ newer: true });
    this.#followInstalling(registration);
    registration.addEventListener("updatefound", () => this.#followInstalling(registration));
    const lookAgain = () => void this.noteKept();
    navigator.serviceWorker.addEventListener("controllerchange", lookAgain);
    addEventListener("offline", lookAgain);
  }

  /** @param {ServiceWorkerRegistration} registration */
  #followInstalling(registration) {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      // The first of all does not wait, and is news to nobody.
      if (worker.state === "installed" && registration.active) this.#change({ newer: true });
      // Not everything could be had, or not of one build: the browser tries again at the next visit.
      if (worker.state === "redundant" && !registration.active) this.#change({ state: "off" });
    });
  }

  /** @param {{state?: "off" | "preparing" | "ready", newer?: boolean}} news */
  #change(news) {
    Object.assign(this, news);
    this.dispatchEvent(new CustomEvent("change"));
  }
}

/** The one of this page. */
export const offline = new Offline();

/**
 * What a service worker answers; one of an earlier version of this extension may never do so.
 * @param {ServiceWorker} worker
 * @param {object} message
 * @returns {Promise<boolean>}
 */
function answerOf(worker, message) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [port2]);
  });
}

/** The site works offline no more: nothing of it stays behind. */
async function forget() {
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (!registration?.active?.scriptURL.endsWith(NAME)) return;
  await registration.unregister();
  const prefix = `pyodide-offline ${new URL(registration.scope).pathname} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
}
