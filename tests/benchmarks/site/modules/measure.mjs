// @ts-check
/** What every page of the bench measures, in the same way: from the pointer going down to the answer in the page. */

/** What is asked: a sheet with some answers. */
const REQUEST = JSON.stringify({
  do: "evaluate",
  quick: true,
  sheet: { deciding: ["data-layer"], answers: { "data-model": "complex", python: "we" } },
});

/**
 * Answer the button by an answer, and note in `seen` when the pointer went down, when the answer stood in
 * the page, and the longest time that the page was busy in between, all in milliseconds.
 * @param {HTMLElement} button
 * @param {HTMLElement} output
 * @param {(request: string) => Promise<string>} ask
 */
export function measured(button, output, ask) {
  const seen = { begun: 0, done: 0, longest: 0, answer: "" };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const within = seen.begun && startTime + duration > seen.begun;
      if (within && !(seen.done && startTime > seen.done)) seen.longest = Math.max(seen.longest, duration);
    }
  }).observe({ type: "longtask" });
  document.addEventListener("pointerdown", () => (seen.begun = performance.now()), { capture: true, once: true });
  button.addEventListener("click", async () => {
    seen.answer = await ask(REQUEST);
    output.textContent = seen.answer.slice(0, 100);
    seen.done = performance.now();
  });
  Object.assign(globalThis, { seen });
}
