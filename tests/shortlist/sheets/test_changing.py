"""Changes of a sheet: answers, the essentials that a page or a terminal ticks, and what no longer decides."""

from shortlist import LevelId, QuestionId, built_in_model, parse_sheet
from shortlist.sheets.changing import with_answer, with_essentials

MODEL = built_in_model()
ADMIN, HTML, TYPING, API = (QuestionId(key) for key in ("admin", "html", "typing", "api"))


def test_a_tick_is_the_highest_level_and_the_rest_stays_open_below_it() -> None:
    """What somebody answered lower stays, and what is no longer ticked is opened below the highest level."""
    before = parse_sheet('[answers]\nadmin = "essential"\nhtml = "none"\napi = { abstain = true }\n', MODEL)

    after = with_essentials(MODEL, before, [ADMIN, HTML, TYPING, API], [TYPING])

    assert after.answers == {"admin": ("none", "useful"), "html": ("none",), "typing": ("strict",)}
    assert after.abstained == ("api",)


def test_what_was_left_to_others_is_answered_once_it_is_ticked() -> None:
    """Whoever ticks a need judges it."""
    before = parse_sheet("[answers]\napi = { abstain = true }\n", MODEL)

    assert with_essentials(MODEL, before, [API], [API]).abstained == ()
    assert with_answer(MODEL, before, API, (LevelId("own"),)).abstained == ()


def test_an_answer_is_taken_back() -> None:
    """No level leaves the question open."""
    assert with_answer(MODEL, parse_sheet('[answers]\nadmin = "useful"', MODEL), ADMIN, ()).answers == {}


def test_what_is_not_needed_decides_nothing() -> None:
    """Criteria and must-haves go with their need, but experience decides whatever the pace is."""
    before = parse_sheet('deciding = ["admin", "familiarity", "html"]\nmust = ["admin", "html"]', MODEL)
    after = with_answer(MODEL, before, ADMIN, (LevelId("none"),))
    after = with_answer(MODEL, after, QuestionId("productive-by"), (LevelId("later"),))

    assert after.deciding == ("familiarity", "html")
    assert after.must == ("html",)
