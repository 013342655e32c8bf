"""``shortlist ask``: the questionnaire, answered in a real terminal by its keys."""

from pathlib import Path

import pexpect
import pytest

from shortlist import LevelId, QuestionId, Sheet, built_in_model, evaluate, parse_sheet, read_sheet, toml_of
from shortlist.method.question_order import asking as asked_next
from shortlist.method.question_order import stages_of
from shortlist.sheets.changing import with_answer, with_essentials
from tests.shortlist_cli.questionnaire import ENTER, asking, choose, essentials, tick, tick_needs

MODEL = built_in_model()
SCREENS = stages_of(MODEL)


def passed(*ticked: str, text: str = "", but: tuple[str, ...] = ()) -> Sheet:
    """Return a sheet with these needs essential and the lowest answer to what the team brings, but for some."""
    sheet = with_essentials(MODEL, parse_sheet(text, MODEL), SCREENS["essentials"], [QuestionId(key) for key in ticked])
    for key in (*SCREENS["bring"], *SCREENS["pace"]):
        if key not in but:
            sheet = with_answer(MODEL, sheet, key, (MODEL.questions[key].levels[0].id,))
    return sheet


BEST = passed("api", "typing")
"""Single questions are left, which could still change who is in front."""
LAST = passed("data-model", "admin", "html", "sign-in", but=("own-parts",))
"""One answer is left until Django is settled."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the answers are kept."""
    return tmp_path / "sheet.toml"


def kept(path: Path) -> Sheet:
    """Return the sheet of the file."""
    return read_sheet(path, MODEL)


def ended(terminal: "pexpect.spawn[str]") -> int | None:
    """Return how the command ended, once it has."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    return terminal.exitstatus


def test_what_is_essential_is_asked_first_and_kept_at_once(path: Path) -> None:
    """A tick is the highest level, the rest stays open below it, and the outcome so far is told after the screen."""
    terminal = asking(path)
    terminal.expect("What is essential")
    essentials(terminal, "Admin screens", "Static typing", deciding=1)
    terminal.expect("Deciding: admin screens")
    terminal.expect("So far: Django.*could still change that")
    terminal.expect("What do you bring")
    choose(terminal, "How well does your team know Django", "Stop here")

    assert ended(terminal) == 3
    assert kept(path).deciding == ("admin",)
    assert kept(path).answers[QuestionId("typing")] == ("strict",)
    assert kept(path).answers[QuestionId("html")] == ("none", "some")
    assert set(kept(path).answers) == set(SCREENS["essentials"])


def test_what_the_team_brings_and_how_soon_come_before_single_questions(path: Path) -> None:
    """With two answers missing on the screens, both are asked, and then the question that tells the most."""
    before = passed("api", "typing", but=("experience-litestar", "productive-by"))
    path.write_text(toml_of(before), encoding="utf-8")
    terminal = asking(path)
    terminal.expect("What do you bring")
    choose(terminal, "How well does your team know Litestar", "Tried")
    terminal.expect("How soon")
    choose(terminal, "How soon is the first release", "No hurry")
    terminal.expect("What could still change it")
    after = with_answer(MODEL, BEST, QuestionId("experience-litestar"), (LevelId("tried"),))
    best = asked_next(evaluate(MODEL, after), after).questions[0]
    choose(terminal, MODEL.questions[best].text[:40], "Stop here")

    assert ended(terminal) == 3
    assert kept(path) == after


def test_one_can_ask_why_and_go_back(path: Path) -> None:
    """The reason is shown and the question asked again; going back changes the answer before, and the first screen."""
    terminal = asking(path)
    essentials(terminal, "Admin screens")
    choose(terminal, "team know Django", "Why is this asked")
    terminal.expect("the easiest to overrate")
    choose(terminal, "team know Django", "Never used")
    choose(terminal, "team know FastAPI", "Back")
    choose(terminal, "team know Django", "Back")
    essentials(terminal, "Raw throughput")
    choose(terminal, "team know FastAPI", "Stop here")
    ended(terminal)

    levels = {str(key): given for key, given in kept(path).answers.items()}
    assert levels["throughput"] == ("extreme",)
    assert levels["admin"] == ("essential",)
    assert levels["experience-django"] == ("never",)


def test_nothing_is_chosen_before_the_reader_chooses(path: Path) -> None:
    """Enter alone answers nothing, and the question stays."""
    path.write_text(toml_of(BEST), encoding="utf-8")
    terminal = asking(path)
    terminal.expect("Stop here")
    terminal.send(ENTER)
    choose(terminal, "Up and down choose", "Stop here")
    ended(terminal)

    assert kept(path) == BEST


def test_what_is_not_known_stays_open_and_is_not_asked_again(path: Path) -> None:
    """The question after it is another one, and what was not ticked as essential stays open below that."""
    path.write_text(toml_of(BEST), encoding="utf-8")
    first, second = (MODEL.questions[key] for key in asked_next(evaluate(MODEL, BEST), BEST).questions[:2])
    terminal = asking(path)
    choose(terminal, first.text[:40], "Don't know yet")
    terminal.expect(f"{first.short}: not known yet")
    choose(terminal, second.text[:40], "Stop here")
    ended(terminal)

    assert kept(path) == BEST


def test_one_can_stop_once_it_is_settled_or_answer_the_rest(path: Path) -> None:
    """That nothing can change the front is said, with a way out; whoever goes on is asked what is left."""
    path.write_text(toml_of(LAST), encoding="utf-8")
    terminal = asking(path)
    choose(terminal, "How much of the framework's own parts", "None")
    terminal.expect(r"Settled: Django\.")
    choose(terminal, "Is that enough", "Answer the rest")
    choose(terminal, "needs live connections", "Some")
    terminal.expect(r"Settled: Django\.")
    choose(terminal, "one process wait", "Stop here")

    assert ended(terminal) == 0
    assert kept(path).answers[QuestionId("real-time")] == ("some",)


def test_a_settled_sheet_begins_with_its_answer(path: Path) -> None:
    """Where nothing is left that matters, the outcome is the first line, and one key stops."""
    path.write_text(toml_of(with_answer(MODEL, LAST, QuestionId("own-parts"), (LevelId("accept"),))), "utf-8")
    terminal = asking(path)
    terminal.expect(r"Settled: Django\.")
    choose(terminal, "Is that enough", "Stop here")

    assert ended(terminal) == 0


def test_what_is_not_needed_is_no_must_have_any_more(path: Path) -> None:
    """An answer that contradicts a must-have takes it away and says so; comments and names stay."""
    text = toml_of(LAST).replace("must = []", 'title = "Orders"  # ticket 12\nmust = ["own-parts"]')
    path.write_text(text, encoding="utf-8")
    terminal = asking(path)
    choose(terminal, "How much of the framework's own parts", "None")
    terminal.expect("Your own choice of parts is no longer a must-have")
    choose(terminal, "Is that enough", "Stop here")
    ended(terminal)

    assert kept(path).must == ()
    assert 'title = "Orders"  # ticket 12\n' in path.read_text(encoding="utf-8")


def test_more_than_three_criteria_cannot_decide(path: Path) -> None:
    """A fourth is refused where it is chosen, in a sentence."""
    terminal = asking(path)
    essentials(terminal, "Guidance for beginners", "Security evidence", deciding=4)
    terminal.expect("At most 3 can decide, and 4 are ticked")
    terminal.close(force=True)

    assert kept(path).deciding == ()


def test_from_what_decides_a_reader_goes_back_to_what_is_essential(path: Path) -> None:
    """The way back is a line of its own, below the criteria; what was ticked before is ticked still."""
    terminal = asking(path)
    tick_needs(terminal, "Guidance for beginners")
    terminal.expect("Back to what is essential")
    tick(terminal, [3])  # below practice and the two criteria of guidance
    terminal.expect("What can the project not do without")
    essentials(terminal, "Security evidence")
    terminal.expect("team know Django")
    terminal.close(force=True)

    assert [len(kept(path).answers[QuestionId(key)]) for key in ("newcomers", "compliance", "typing")] == [1, 1, 2]


def test_a_broken_sheet_is_never_overwritten(path: Path) -> None:
    """A file with a fault is named and left as it is."""
    path.write_text("answers = 3\n", encoding="utf-8")
    terminal = asking(path)
    terminal.expect("expected a table; got a number")

    assert ended(terminal) == 2
    assert path.read_text(encoding="utf-8") == "answers = 3\n"
