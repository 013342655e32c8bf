"""Representations that values offer of themselves: pictures, HTML, Markdown and JSON, by IPython's conventions."""

import base64
import json
from collections.abc import Callable, Mapping

DRAWN = 4_000_000
"""Characters that one representation may have; a larger one is named and left out."""

KINDS = {
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/jpeg": "jpeg",
    "text/html": "html",
    "text/markdown": "markdown",
    "application/json": "json",
}
"""The media types that a page can show, and what a part calls them."""

PLAIN = "text/plain"


def drawings_of(value: object) -> dict[str, str]:
    """Return what a value offers of itself, by the name of its kind; ``text`` stands for its plain text.

    The methods are those of IPython: ``_repr_mimebundle_`` comes before ``_repr_png_`` and the like.
    Pictures are in base64.
    """
    if isinstance(value, type):
        return {}
    methods = ((kind, method_of(value, f"_repr_{kind}_")) for kind in KINDS.values())
    offered = {kind: method() for kind, method in methods if method}
    offered.update(bundle_of(value))
    texts = {kind: as_text(kind, each) for kind, each in offered.items()}
    return {kind: text for kind, text in texts.items() if text is not None}


def bundle_of(value: object) -> dict[str, object]:
    """Return what a value offers in one bundle, by the name of its kind."""
    method = method_of(value, "_repr_mimebundle_")
    bundle = without_metadata(method(include=None, exclude=None)) if method else None
    if not isinstance(bundle, Mapping):
        return {}
    names = {**KINDS, PLAIN: "text"}
    return {names[media]: content for media, content in bundle.items() if media in names}


def method_of(value: object, name: str) -> Callable[..., object] | None:
    """Return a method of a value, unless it has none."""
    method = getattr(value, name, None)
    return method if callable(method) else None


def without_metadata(offered: object) -> object:
    """Return what is offered without the metadata that may stand beside it."""
    return offered[0] if isinstance(offered, tuple) and offered else offered


def as_text(kind: str, offered: object) -> str | None:
    """Return a representation as text, or None where it is of no use."""
    content = without_metadata(offered)
    if content is None:
        return None
    if kind == "json":
        return json.dumps(content, indent=2, ensure_ascii=False, default=repr)
    if isinstance(content, bytes):
        return base64.b64encode(content).decode() if kind in {"png", "jpeg"} else None
    return content if isinstance(content, str) else None


def too_large(drawn: Mapping[str, str]) -> str:
    """Return words for what is left out, line by line.

    >>> too_large({"html": "<b>"})
    ''
    """
    large = {kind: text for kind, text in drawn.items() if len(text) > DRAWN}
    return "".join(
        f"… its {kind.upper()} is not shown: it has {len(text):,} characters, and {DRAWN:,} are the most.\n"
        for kind, text in large.items()
    )
