"""Axe on a page: every rule on all of it in light, and those about colours on one text of each look in dark."""

import json
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT, AxeResults  # type: ignore[import-untyped]
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
EVERY_RULE: dict[str, object] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
"""WCAG 2.2 up to level AA, and what axe calls best practice."""
COLOUR_RULES: dict[str, object] = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
"""The rules that depend on colours: all that can differ between light and dark."""
ONE_OF_EACH = """() => {
    const behind = new Map();
    const drawn = (element) => {
        if (!behind.has(element)) {
            const { backgroundColor, backgroundImage, filter, mixBlendMode, opacity } = getComputedStyle(element);
            behind.set(element, [backgroundColor, backgroundImage, filter, mixBlendMode, opacity].join());
        }
        return behind.get(element);
    };
    const look = (element, { left, top, width, height }) => {
        const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(element);
        const around = getComputedStyle(element.parentElement).color;
        const layers = document.elementsFromPoint(left + width / 2, top + height / 2).map(drawn);
        const own = [element.localName, element.className, color, fontSize, fontWeight, textDecorationLine, textShadow];
        return [...own, around, ...layers].join('|');
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const [seen, found] = [new Set(), new Map()];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (seen.has(element) || !texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        seen.add(element);
        range.selectNodeContents(texts.currentNode);
        const [line] = range.getClientRects();
        const its = line && look(element, line);
        if (its && !found.has(its)) found.set(its, element);
    }
    const fields = document.querySelectorAll('input:not([type=radio], [type=checkbox]), select, textarea');
    return [...found.values(), ...fields];
}"""
"""The first text of each look, which is its element, font and colours and the layers behind it; and every field.

Axe has measured all texts in light, where they lie on the same layers, and would find nothing else for the same look.
"""
LOOKED_AT: dict[Scheme, tuple[str, dict[str, object]]] = {
    "light": ("document", EVERY_RULE),
    "dark": (f"{{include: ({ONE_OF_EACH})()}}", COLOUR_RULES),
}
"""What axe looks at, and by which rules."""


def faults_in(page: Page, scheme: Scheme) -> str:
    """Return what axe finds in a page, in light or dark, as a report; "" if it finds nothing."""
    page.emulate_media(color_scheme=scheme)
    # What has scrolled half under the bar is no target there: the window is as high as the page.
    page.set_viewport_size({"width": 1280, "height": int(page.evaluate("document.documentElement.scrollHeight"))})
    # No colour is measured on its way from light to dark. A page that is not drawn would never end it by itself.
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    context, rules = LOOKED_AT[scheme]
    found = AxeResults(page.evaluate(f"axe.run({context}, {json.dumps(rules)})"))
    return str(found.generate_report()) if found.violations_count else ""
