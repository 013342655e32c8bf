r"""Explanations: reasons for each verdict, what would change it, and how firm it is.

>>> from shortlist import AlternativeId, built_in_model, evaluate, parse_sheet
>>> model = built_in_model()
>>> sheet = parse_sheet('deciding = ["admin"]\n[answers]\nadmin = "essential"\npython = "we"', model)
>>> found = evaluate(model, sheet)
>>> [reason.degree.words for reason in why(found, AlternativeId("flask")).against]
['friction in what decides']
"""

from shortlist.explain.changes import Change
from shortlist.explain.counterfactuals import Changes, Turn, minimal_changes, nearest_sentences, turn_sentence
from shortlist.explain.explanation import Why, why, why_not
from shortlist.explain.pairwise import Comparison
from shortlist.explain.sensitivity import Firmness, Nudge, PlusMinus, firmness, plus_minus, watch_list
from shortlist.explain.sufficient import Reasons, sufficient_reasons
from shortlist.report.reasons import Reason

__all__ = [
    "Change",
    "Changes",
    "Comparison",
    "Firmness",
    "Nudge",
    "PlusMinus",
    "Reason",
    "Reasons",
    "Turn",
    "Why",
    "firmness",
    "minimal_changes",
    "nearest_sentences",
    "plus_minus",
    "sufficient_reasons",
    "turn_sentence",
    "watch_list",
    "why",
    "why_not",
]
