"""What the directives have in common."""

from typing import Any

from docutils.parsers.rst import directives


class AnyOption(dict[str, Any]):
    """Lets every option through, so that a misspelt one is answered with the word that was meant."""

    def __missing__(self, _name: str) -> Any:  # noqa: ANN401  # docutils calls it a converter
        return directives.unchanged
