"""Sheets and their records, for the tests of decision records: nearly all answered, so that they are quickly made."""

import re
from datetime import date
from functools import cache

from shortlist import Sheet, built_in_model, parse_sheet
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words

REST = """
html = "none"
api = "own"
experience-django = "production"
experience-fastapi = "never"
experience-flask = "never"
experience-litestar = "never"
productive-by = "months"
real-time = "none"
waiting = "little"
serverless = "none"
newcomers = "experienced"
hiring = "welcome"
team-size = "several"
own-data = "none"
own-parts = "accept"
sign-in = "none"
service-parts = "none"
jobs = "none"
throughput = "ordinary"
already-binding = "free"
typing = "useful"
operations = "shared"
lifetime = "medium"
compliance = "asked"
"""
ORDERS = f'title = "Orders"\ndeciding = ["data-layer"]\n[answers]{REST}integrations = "few"\ndata-model = "complex"\n'
SEARCH = f'service = "Search"\nmust = ["ai"]\n[answers]{REST}integrations = "few"\nai = "core"\nadmin = "none"\n'
NONE = """
must = ["own-parts", "ai", "python", "integrations"]
[answers]
own-parts = "assemble"
ai = "core"
python = "old"
integrations = "many"
"""

CLOSE = '[answers]\nreal-time = "core"\nwaiting = "fan-out"\nteam-size = "many"\n'
"""Litestar is in front so far, and Django close behind."""

OWN = """
[overrides.flask.admin]
level = "included"
because = "Our prototype has screens for all tables."
source = "Our prototype"
checked = 2026-11-20
"""


def sheet(text: str) -> Sheet:
    """Return a sheet of the built-in model."""
    return parse_sheet(text, built_in_model())


@cache
def plain_record(*texts: str) -> str:
    """Return the record of sheets under the built-in model."""
    return record(*texts)


def record(*texts: str, words: Words | None = None, as_of: date | None = None, site: str | None = None) -> str:
    """Return the record of sheets under the built-in model, with what goes beside them."""
    return record_of([sheet(text) for text in texts], built_in_model(), words=words, as_of=as_of, site=site)


def folded(text: str, summary: str) -> str:
    """Return what a record holds below a summary that a reader unfolds."""
    return text.split(f"<summary>{summary}</summary>\n", 1)[1].split("\n</details>", 1)[0].strip()


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return re.split(r"\n#{2,3} ", text.split(f"# {heading}\n", 1)[1], maxsplit=1)[0].strip()
