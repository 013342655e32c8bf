// @ts-check
/** Offline notice: the page works without a connection, or a newer version of it is ready. */

import { find } from "../core/dom.mjs";

/** @typedef {import("./checklist.mjs").Checklist} Checklist */

const NEWER = "A newer version of this guide is ready. Your answers stay when it is loaded.";

/** Keep the words true. @param {Checklist} checklist */
export function followOffline({ root, python: { offline }, notices }) {
  const line = find(root, "[data-part=offline]");
  const show = () => {
    line.hidden = offline.state !== "ready";
    if (!offline.newer || notices.shows("newer")) return;
    notices.show("newer", NEWER, { "Load it now": () => offline.reload(), "Later": () => {} });
  };
  offline.addEventListener("change", show);
  show();
}
