"""Sheets for tests in a browser: every question is answered, most with the lowest level, so a result is exact."""

from collections.abc import Mapping

from shortlist import Sheet, built_in_model, parse_sheet

MODEL = built_in_model()
LOWEST = {str(question.id): str(question.levels[0].id) for question in MODEL.questions.values()}
ORDERS = LOWEST | {
    "data-model": "complex",
    "admin": "essential",
    "experience-django": "production",
    "productive-by": "months",
}
"""Ends in Django."""
SPLIT = ORDERS | {"experience-django": "never", "experience-fastapi": "production"}
"""Ends in Django where the data layer decides, and in FastAPI where the data are simple."""
LIVE = LOWEST | {
    "real-time": "core",
    "waiting": "much",
    "experience-litestar": "production",
    "productive-by": "months",
}
"""Ends in Litestar."""


def text_of(answers: Mapping[str, str], head: str = "") -> str:
    """Return the text of a sheet."""
    return "\n".join([head, "[answers]", *(f'{question} = "{level}"' for question, level in answers.items()), ""])


def sheet_of(answers: Mapping[str, str], head: str = "") -> Sheet:
    """Return a sheet of the built-in model."""
    return parse_sheet(text_of(answers, head), MODEL)


def orders() -> Sheet:
    """Return a sheet that ends in Django."""
    return sheet_of(ORDERS, 'title = "Orders"\ndeciding = ["data-layer"]')


def live() -> Sheet:
    """Return a sheet that ends in Litestar."""
    return sheet_of(LIVE, 'title = "Live"\ndeciding = ["websockets"]')
