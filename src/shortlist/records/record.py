"""The decision record: a draft for the team in MADR 4.0.0, which a tool never accepts on anybody's behalf."""

from collections.abc import Sequence
from datetime import date

from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.model import Model
from shortlist.parsing.fields import is_address
from shortlist.parsing.text import MODEL_BYTES
from shortlist.records.appendix import more_information
from shortlist.records.background import context, drivers
from shortlist.records.decision import confirmation, consequences, options, outcome, pros_and_cons
from shortlist.records.draft import Draft, draft_of
from shortlist.records.markdown import bullets, escaped, in_yaml
from shortlist.records.typed_fields import Words, words_fields
from shortlist.report.sentences import listed
from shortlist.sheets.sheet import Sheet

MADR = "4.0.0"


def record_of(
    sheets: Sequence[Sheet],
    model: Model,
    *,
    as_of: date | None = None,
    words: Words | None = None,
    site: str | None = None,
) -> str:
    """Return the decision record of one service or of several side by side, as a MADR 4.0.0 file.

    Sheets that name the same service are those of its members. ``as_of`` is the day on which evidence is due or not:
    else the latest of the sheets, else the day of the newest check in the model; it is the day of the decision too,
    unless ``words`` say another. ``site`` is the address of a page that opens sheets. What a tool cannot know stands
    in braces. Raises :class:`shortlist.FaultsError`.

    >>> from shortlist import built_in_model, parse_sheet
    >>> text = record_of([parse_sheet("", built_in_model())], built_in_model())
    >>> print(text.splitlines()[1])
    status: "proposed"
    """
    draft = draft_of(sheets, model, as_of=as_of, words=words or Words())
    if site and not is_address(site):
        raise FaultsError([Fault("site", f"expected an address that starts with https://; got {quoted(site)}")])
    blocks = [
        _front_matter(draft),
        f"# {_title(draft)}",
        "## Context and Problem Statement",
        *context(draft),
        "## Decision Drivers",
        bullets(drivers(draft)),
        "## Considered Options",
        bullets(options(draft)),
        "## Decision Outcome",
        *outcome(draft),
        "### Consequences",
        bullets(consequences(draft)),
        "### Confirmation",
        bullets(confirmation(draft)),
        "## Pros and Cons of the Options",
        *pros_and_cons(draft),
        "## More Information",
        *more_information(draft, site),
    ]
    text = "\n\n".join(blocks) + "\n"
    if len(text.encode()) > MODEL_BYTES:
        message = f"is longer than the {MODEL_BYTES // 1024} KiB that are read again; write one for fewer services"
        raise FaultsError([Fault("record", message)])
    return text


def _front_matter(draft: Draft) -> str:
    named = [sheet.member for sheet in draft.sheets if sheet.member]
    people = {each.front_matter: getattr(draft.words, each.name) for each in words_fields() if each.front_matter}
    people["decision-makers"] = dict.fromkeys([*draft.words.decision_makers, *sorted(named, key=str.lower)])
    lists = [f"{key}: [{', '.join(map(in_yaml, names))}]" for key, names in people.items() if names]
    dated = draft.words.date or draft.day
    days = [f"date: {dated.isoformat()}", f"evidence: {draft.day.isoformat()}"]
    return "\n".join(["---", 'status: "proposed"', *days, *lists, "---"])


def _title(draft: Draft) -> str:
    if draft.words.title:
        return escaped(draft.words.title)
    picked = [chosen.title for chosen in map(draft.chosen, draft.parts) if chosen is not None]
    if len(picked) == len(draft.parts):
        named: dict[str, list[str]] = {}
        for title, part in zip(picked, draft.parts, strict=True):
            named.setdefault(title, []).append(escaped(part.name) or "what has no name")
        if len(named) == 1:
            return f"Use {escaped(picked[0])} for {draft.subject}"
        return f"Use {listed([f'{escaped(title)} for {listed(names)}' for title, names in named.items()])}"
    return f"Choose a {escaped(draft.model.singular)} for {draft.subject}"
