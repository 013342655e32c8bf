"""The browser's interface to the library: JSON text in, JSON text out, about one sheet or about many."""

from shortlist.wire.requests import answer

__all__ = ["answer"]
