"""The command ``shortlist explain``: why a sheet leads to what it leads to, and what still decides."""

from rich.text import Text

from shortlist import Model, evaluate
from shortlist.explain.explanation_tables import explanation_of
from shortlist.faults import either
from shortlist.model.model import QuestionId
from shortlist.report.sentences import listed_in_short, within_a_sentence
from shortlist.report.shapes_explain import DecidingShape, ExplanationShape, PlanShape
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheet
from shortlist_cli.options import AsJson, AsOf, ModelDirectory, OverridesFile, SheetFile
from shortlist_cli.output import print_json
from shortlist_cli.terminal import against, indented, screen


def command(
    sheet: SheetFile,
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Explain a result: what sets each pair apart, which answers lead to it, and which could still change it."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        found = explanation_of(evaluate(chosen, answers), answers, as_of=as_of.date() if as_of else None)
        print_json(found) if as_json else print_explanation(found, chosen)


def print_explanation(found: ExplanationShape, model: Model) -> None:
    """Print who is in front and why, what to ask next, and why every alternative has its verdict."""
    console = screen()
    console.print(Text(found["headline"], style="bold"))
    for pair in found["comparisons"]:
        console.print(Text(pair["sentence"]))
    console.print(Text(found["reasons"]["sentence"]))
    for line in _deciding(found["deciding"], model):
        console.print(Text(line))
    for line in _plan(found["plan"], model):
        console.print(Text(line))
    for each in found["why"]:
        console.print()
        verdict, *sentences = each["sentences"]
        console.print(Text(verdict, style="bold"))
        for sentence in sentences:
            console.print(indented(Text(sentence)))
        for reason in each["against"]:
            console.print(indented(against(reason)))


def _deciding(deciding: DecidingShape, model: Model) -> list[str]:
    """Return which open questions and ratings could change it, what to ask next, and what needs no answer."""
    lines = []
    if deciding["questions"]:
        most = "" if deciding["exact"] else ", at most"
        lines.append(f"Still open, and able to change it{most}: {_short(deciding['questions'], model)}.")
    if deciding["next_question"]:
        question = model.questions[QuestionId(deciding["next_question"])]
        lines.append(f"Ask next: {question.text} ({question.id})")
    if deciding["ratings"]:
        lines += [each["sentence"] for each in deciding["ratings"]]
    if deciding["not_needed"]:
        lines.append(f"You need not answer: {_short(deciding['not_needed'], model)}.")
    return lines


def _short(questions: list[str], model: Model) -> str:
    """Return questions by their short names."""
    return listed_in_short([within_a_sentence(model.questions[QuestionId(key)].short) for key in questions])


def _plan(plan: PlanShape | None, model: Model, indent: str = "") -> list[str]:
    """Return a plan as nested sentences."""
    if plan is None:
        return []
    question = model.questions[QuestionId(plan["question"])]
    labels: dict[str, str] = {level.id: level.label for level in question.levels}
    lines = [f"{indent}{question.text}"]
    for branch in plan["branches"]:
        answers = either([labels[level] for level in branch["answers"]])
        if "sentence" in branch:
            lines.append(f"{indent}  {answers}: {branch['sentence']}")
        else:
            lines += [f"{indent}  {answers}:", *_plan(branch["then"], model, indent + "    ")]
    return lines
