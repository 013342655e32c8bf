"""The directive ``command-help``: what a command prints with ``--help``, so that its reference is never out of date."""

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

PLAIN = {"COLUMNS": "88", "NO_COLOR": "1", "TERM": "dumb"}


class CommandHelp(SphinxDirective):
    """Shows the help of the command that its argument names, or of the whole program without one."""

    optional_arguments: ClassVar[int] = 1

    def run(self) -> list[nodes.Node]:
        """Return the help as a literal block; a command that is not there is the author's mistake."""
        # Most builds of an edited page draw no help, and the command line takes long to import.
        from typer.testing import CliRunner  # noqa: PLC0415

        from shortlist_cli.app import app  # noqa: PLC0415

        shown = CliRunner().invoke(app, [*self.arguments, "--help"], env=PLAIN, prog_name="shortlist")
        if shown.exit_code:
            msg = f"command-help: there is no command {self.arguments[0]!r}: {shown.output.strip()}"
            raise self.error(msg)
        block = nodes.literal_block(shown.output, shown.output.strip("\n"), language="text")
        self.set_source_info(block)
        return [block]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
