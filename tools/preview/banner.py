"""Banner of the preview: faults shown at the top of every page, and the script that reloads it after a build."""

import re
from collections.abc import Callable
from html import escape

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tools.preview.faults import Outcome

BODY = re.compile(rb"<body[^>]*>")
RELOAD = """
<script>
new WebSocket(`ws://${location.host}/websocket-reload`).onmessage = () => location.reload();
</script>
"""
CONDITIONS = {b"if-none-match", b"if-modified-since"}
"""Headers by which a browser asks only for what is new: a page is new when its banner is."""
STYLE = """
#preview-faults { position: sticky; inset-block-start: 0; z-index: 1000; max-block-size: 45vh; overflow: auto;
  padding: 0.75rem 1.25rem; background: #7a1c1c; color: #fff; font: 1rem/1.45 system-ui, sans-serif; }
#preview-faults p { margin: 0; }
#preview-faults ul { margin: 0.4rem 0 0; padding-inline-start: 1.2rem; }
#preview-faults li { overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { #preview-faults { display: none; } }
"""


def banner(outcome: Outcome) -> str:
    """Return the banner's elements; nothing where nothing is wrong."""
    if not outcome.faults:
        return ""
    entries = "".join(f"<li>{escape(str(fault))}</li>" for fault in outcome.faults)
    state = "" if outcome.built else " The site could not be built, so you see it as it was before."
    return (
        f'<style>{STYLE}</style><div id="preview-faults" role="alert"><p><strong>To correct:</strong>{state} '
        f"This note disappears once that is done.</p><ul>{entries}</ul></div>"
    )


class Banner:
    """Middleware that adds the banner and the script to every page that is served, and lets no browser keep one."""

    def __init__(self, app: ASGIApp, outcome: Callable[[], Outcome]) -> None:
        self.app = app
        self.outcome = outcome

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the addition where the answer is a page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def send_page(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_page = MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
                held.extend([message] if is_page else [])
                if is_page:
                    return
            if not held:
                await send(message)
                return
            held.append(message)
            if not message.get("more_body", False):
                for each in self.with_banner(held):
                    await send(each)

        scope["headers"] = [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]
        await self.app(scope, receive, send_page)

    def with_banner(self, held: list[Message]) -> list[Message]:
        """Return the messages of a page, with its banner behind the opening tag of its body."""
        start, *parts = held
        page = b"".join(part.get("body", b"") for part in parts)
        added = (banner(self.outcome()) + RELOAD).encode("utf-8")
        found = BODY.search(page)
        place = found.end() if found else 0
        page = page[:place] + added + page[place:]
        headers = MutableHeaders(scope=start)
        for name in ("etag", "last-modified"):
            del headers[name]
        headers["cache-control"] = "no-store"
        headers["content-length"] = str(len(page))
        return [start, {"type": "http.response.body", "body": page}]
