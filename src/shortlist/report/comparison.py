"""Comparison table: all alternatives side by side, as plain data."""

from shortlist.model.model import Criterion, Model, Rating
from shortlist.report.reasons import source_table
from shortlist.report.report import FORMAT, model_table
from shortlist.report.shapes_sheets import RatingShape, SideBySideShape


def comparison_of(model: Model) -> SideBySideShape:
    """Return every rating of every alternative, criterion by criterion, with its evidence.

    >>> from shortlist import built_in_model
    >>> found = comparison_of(built_in_model())
    >>> [alternative["id"] for alternative in found["alternatives"]]
    ['django', 'fastapi', 'flask', 'litestar']
    """
    in_order = sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())
    return {
        "format": FORMAT,
        "model": model_table(model),
        "alternatives": [{"id": each.id, "title": each.title, "version": each.version} for each in in_order],
        "criteria": [
            {
                "id": criterion.id,
                "title": criterion.title,
                "means": criterion.means,
                "ratings": {each.id: _rating(criterion, each.ratings[criterion.id]) for each in in_order},
            }
            for criterion in model.criteria.values()
            if criterion.capability is None
        ],
    }


def _rating(criterion: Criterion, rating: Rating) -> RatingShape:
    return {
        "levels": [criterion.levels[position].id for position in rating.positions],
        "labels": [criterion.levels[position].label for position in rating.positions],
        "because": rating.because,
        "basis": rating.basis,
        "confidence": rating.confidence,
        "source": source_table(rating.source),
    }
