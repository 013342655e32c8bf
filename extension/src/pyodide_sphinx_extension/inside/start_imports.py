"""Imports of a start: all modules that Python has loaded; runs in the runtime's own Python, under Node.js.

Imports next to nothing itself, for that would be seen too.
"""

import sys


def loaded(names: str) -> str:
    """Import modules, let an error be told, and return the names of all modules there are.

    Args:
        names: separated by spaces, as is what is returned; what the runtime lacks is nobody's fault here.
    """
    for name in names.split():
        try:
            __import__(name)
        except ImportError:
            tell = __import__("traceback").format_exc
            tell()
    return " ".join(sys.modules)
