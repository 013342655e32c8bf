"""Sitting: where somebody is in the questionnaire, and the file that each answer goes to at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shortlist import Model, Sheet, read_sheet
from shortlist_cli.kept_sheet import keep


@dataclass(frozen=True, slots=True)
class Sitting:
    """A model, the sheet as it is answered so far, and the file that keeps it."""

    model: Model
    sheet: Sheet
    path: Path

    def saved(self, change: Callable[[Sheet], Sheet]) -> "Sitting":
        """Return the sitting with a change, which is in the file before the next question is asked.

        What somebody else wrote into the file meanwhile stays.
        """
        sheet = change(read_sheet(self.path, self.model) if self.path.exists() else self.sheet)
        keep(sheet, self.path, self.model)
        return replace(self, sheet=sheet)
