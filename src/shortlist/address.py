"""The address form of a sheet: what stands behind the ``#`` of a link."""

from collections.abc import Sequence
from urllib.parse import quote

from shortlist.sheet import Sheet

VERSION = "v1"
SAFE = "!'()*-._~"
"""The characters that ``encodeURIComponent`` leaves alone, so that the browser writes the same links."""


def to_fragment(sheet: Sheet) -> str:
    r"""Return the fragment that holds a sheet, without its ``#``.

    >>> from shortlist import built_in_model, parse_sheet
    >>> sheet = parse_sheet('title = "Order service"\n[answers]\nreal-time = ["none", "some"]', built_in_model())
    >>> to_fragment(sheet)
    'v1;title=Order%20service;real-time=none|some'
    """
    names = {"title": sheet.title, "member": sheet.member, "service": sheet.service}
    parts: list[tuple[str, Sequence[str]]] = [(key, [name]) for key, name in names.items() if name is not None]
    if sheet.as_of is not None:
        parts.append(("as_of", [sheet.as_of.isoformat()]))
    parts += [(key, ids) for key, ids in (("deciding", sheet.deciding), ("must", sheet.must)) if ids]
    answers: list[tuple[str, Sequence[str]]] = [*sheet.answers.items(), *((key, "-") for key in sheet.abstained)]
    parts += sorted(answers)
    return ";".join([VERSION, *(f"{key}={'|'.join(quote(value, SAFE) for value in values)}" for key, values in parts)])
