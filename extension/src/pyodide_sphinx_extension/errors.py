"""What can go wrong at build time, as errors that Sphinx shows without a traceback."""

from sphinx.errors import ExtensionError


class RuntimeNotObtainedError(ExtensionError):
    """The pinned runtime could not be had, or is not the pinned one."""


class PackageNotShippedError(ExtensionError):
    """A package cannot be shipped with the site."""


class ExamplesNotRunError(ExtensionError):
    """Node.js could not run the examples of the site."""


class StdlibNotTrimmedError(ExtensionError):
    """Node.js could not trim the standard library."""
