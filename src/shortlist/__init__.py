r"""Choose by stated rules: a qualitative decision method without scores, and a model of Python web frameworks.

>>> model = built_in_model()
>>> sheet = parse_sheet('[answers]\nadmin = "essential"', model)
>>> found = evaluate(model, sheet)
>>> found.kind
'undecided'
"""

from shortlist.faults import Fault, FaultsError, Notice
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.model.grades import Degree, Grade, Verdict
from shortlist.model.loader import built_in_model, load_model
from shortlist.model.model import (
    Alternative,
    AlternativeId,
    Criterion,
    CriterionId,
    Level,
    LevelId,
    Model,
    Question,
    QuestionId,
    Rating,
    Source,
    Step,
)
from shortlist.report.report import json_of, report_of
from shortlist.sheets.sheet import Sheet, parse_sheet, read_sheet, sheet_of, table_of, toml_of

__all__ = [
    "Alternative",
    "AlternativeId",
    "Criterion",
    "CriterionId",
    "Degree",
    "Evaluation",
    "Fault",
    "FaultsError",
    "Grade",
    "Level",
    "LevelId",
    "Model",
    "Notice",
    "Outcome",
    "Problem",
    "Question",
    "QuestionId",
    "Rating",
    "Sheet",
    "Source",
    "Step",
    "Verdict",
    "built_in_model",
    "evaluate",
    "json_of",
    "load_model",
    "parse_sheet",
    "read_sheet",
    "report_of",
    "sheet_of",
    "table_of",
    "toml_of",
]
