"""What other programs read: the JSON of a few sheets about the workshop, kept in files beside this one.

Where the form of the JSON changes on purpose, ``python -m tests.shortlist.contract.sheets`` writes them anew, and the
changelog says what changed.
"""

from itertools import permutations
from pathlib import Path

from shortlist import evaluate, json_of, parse_sheet, report_of
from shortlist.explain.explanation import comparison_table, why_not
from shortlist.explain.explanation_tables import changes_of, explanation_of
from tests.shortlist.workshop import ALL_KNOWN, DAY, workshop

FOLDER = Path(__file__).parent
SHEETS = {
    "between": 'deciding = ["pace"]\n[answers]\nspeed = ["useful", "essential"]\nforce = "useful"\nsoon = "later"',
    "deciding": f'deciding = ["power"]\n[answers]\n{ALL_KNOWN}speed = "useful"\nforce = "useful"',
    "half-open": '[answers]\nspeed = "essential"\nskill-saw = "yes"',
    "must": f'must = ["speed", "force"]\n[answers]\n{ALL_KNOWN}speed = "essential"\nforce = "essential"',
    "nothing-known": "",
    "settled": f'[answers]\n{ALL_KNOWN}speed = "essential"\nforce = "none"',
    "useful": f'[answers]\n{ALL_KNOWN}speed = "useful"\nforce = "useful"',
}


def written(name: str) -> str:
    """Return all that is said of a sheet, as JSON: its report, its explanation, its changes and each comparison."""
    model = workshop()
    sheet = parse_sheet(SHEETS[name], model)
    evaluation = evaluate(model, sheet)
    pairs = permutations(model.alternatives, 2)
    compared = [comparison_table(evaluation, why_not(evaluation, *pair)) for pair in pairs]
    return json_of(
        {
            "report": report_of(evaluation, sheet, as_of=DAY),
            "explanation": explanation_of(evaluation, sheet, as_of=DAY),
            "changes": changes_of(evaluation, sheet),
            "compared": compared,
        }
    )


if __name__ == "__main__":
    for each in SHEETS:
        (FOLDER / f"{each}.json").write_text(written(each), encoding="utf-8")
