// @ts-check
/** Frames around the HTML that examples put out: as high as what is in them, and as light or dark as the page. */

/** Pixels of a frame at most; what is higher scrolls in it. */
const HIGHEST = 640;

/** How HTML looks that says nothing of it. Sheets made by script are let through by every policy. */
const LOOK = `
  body { margin: 0.5em; font: 0.9375em/1.5 system-ui, sans-serif; }
  table { border-collapse: collapse; border: 0; }
  th, td { padding: 0.25em 0.625em; border: 0; border-bottom: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
`;

/** How light a text is from which on the page counts as dark, of 255. */
const LIGHT = 128;

/** @type {Set<WeakRef<HTMLIFrameElement>>} */
const fitted = new Set();

/**
 * Fit a frame to its page and its page to ours, now or once that is there.
 * @param {HTMLIFrameElement} frame
 */
export function fitFrame(frame) {
  frame.addEventListener("load", () => fit(frame));
  fit(frame);
  if (!fitted.size) watchTheme();
  fitted.add(new WeakRef(frame));
}

/** @param {HTMLIFrameElement} frame */
function fit(frame) {
  const page = frame.contentDocument;
  if (!page?.body) return;
  dress(page);
  matchScheme(frame);
  const height = page.documentElement.offsetHeight;
  if (height) frame.style.height = `${Math.min(height + 2, HIGHEST)}px`;
}

/** @param {Document} page */
function dress(page) {
  const Sheet = /** @type {any} */ (page.defaultView)?.CSSStyleSheet;
  if (!Sheet || page.adoptedStyleSheets.length) return;
  const sheet = new Sheet();
  sheet.replaceSync(LOOK);
  page.adoptedStyleSheets = [sheet];
}

/** A frame lets the page shine through where both have the same scheme. @param {HTMLIFrameElement} frame */
function matchScheme(frame) {
  const scheme = isDark(frame.parentElement ?? document.body) ? "dark" : "light";
  frame.style.colorScheme = scheme;
  // A page that is on its way has no element yet; once it is there, it is fitted.
  const root = /** @type {HTMLElement | null | undefined} */ (frame.contentDocument?.documentElement);
  if (root) root.style.colorScheme = scheme;
}

/** Themes have many ways to be dark; in all of them the text is light. @param {Element} element */
export function isDark(element) {
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) return false;
  canvas.fillStyle = getComputedStyle(element).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return red * 0.299 + green * 0.587 + blue * 0.114 > LIGHT;
}

/** A reader may choose another scheme at any time, by a button of the theme or for all pages. */
function watchTheme() {
  const follow = () => {
    for (const each of fitted) {
      const frame = each.deref();
      if (frame?.isConnected) matchScheme(frame);
      else fitted.delete(each);
    }
  };
  const watched = new MutationObserver(follow);
  for (const root of [document.documentElement, document.body]) watched.observe(root, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
}
