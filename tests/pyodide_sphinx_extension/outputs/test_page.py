"""Everything that an example can put out, as the build writes it into the page."""

import html
import re
from pathlib import Path

from tests.pyodide_sphinx_extension.test_examples import CONF
from tests.site import OUTPUTS
from tests.support.sphinx import Build, Built


def outputs(built: Built) -> list[str]:
    """Return what each example shows, as HTML."""
    examples = built.read("index.html").split('class="pyodide-example"')[1:]
    return [each.partition('class="pyodide-output')[2].partition("</div>\n</div>")[0] for each in examples]


def test_pictures_and_bundles_stand_in_the_page(outputs_site: Built) -> None:
    """A picture in PNG is an image; the HTML of a bundle and of Markdown stands in a frame; JSON is text."""
    png, bundle, note, data, *_ = outputs(outputs_site)

    assert 'src="data:image/png;base64,iVBORw0KGgo' in png
    assert 'alt="A teal square"' in png
    assert "<td>Ada</td>" in html.unescape(bundle)
    assert "<h1>Title</h1>" in html.unescape(note)
    assert "Some <strong>bold</strong> words" in html.unescape(note)
    assert "<script" not in note
    assert '"born": 1815' in html.unescape(data)


def test_colours_are_classes_and_errors_are_told_apart(outputs_site: Built) -> None:
    """No style stands in the page that a policy might refuse, and no escape sequence."""
    colours = outputs(outputs_site)[4]

    assert '<span class="pyodide-ansi-bold pyodide-ansi-red">red</span>' in colours
    assert '<span class="pyodide-ansi-green">green</span>' in colours
    assert re.search(r'<pre [^>]*aria-label="Standard error"[^>]*>a warning\n', colours)
    assert "style=" not in colours
    assert "\x1b" not in colours.replace("&#27;", "\x1b")


def test_long_output_stands_in_one_box_that_the_keyboard_reaches(outputs_site: Built) -> None:
    """However often the streams take turns."""
    long, short = outputs(outputs_site)[5], outputs(outputs_site)[4]

    assert len(re.findall(r'class="[^"]*pyodide-scroll', long)) == 1
    assert re.search(r'<div [^>]*pyodide-scroll[^>]*tabindex="0"|<div [^>]*tabindex="0"[^>]*pyodide-scroll', long)
    assert "tabindex" not in short


def test_output_may_stand_without_its_code(outputs_site: Built) -> None:
    """The code is there for the script alone."""
    page = outputs_site.read("index.html")
    example = page.split('class="pyodide-example"')[7]

    assert "only this" in outputs(outputs_site)[6]
    assert "highlight-python" not in example


def test_other_builders_show_the_text(tmp_path: Path) -> None:
    """Markdown and JSON as they are, the words of a picture, no sequences of colours."""
    built = Build(OUTPUTS, tmp_path, "text").run()
    text = built.read("index.txt")

    assert built.warnings == ""
    assert "A teal square" in text
    assert "Some **bold** words" in text
    assert '"born": 1815' in text
    assert "red and green" in text
    assert "\x1b" not in text


def test_options_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    """An author learns what to choose."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF)
    both = "```{pyodide}\n:hidden:\n:output-only:\n\n1\n```\n"
    transcript = "```{pyodide}\n:output-only:\n\n>>> 1\n1\n```\n"
    (source / "index.md").write_text(f"# Page\n\n{both}\n{transcript}")

    warnings = Build(source, tmp_path, "text").run().warnings

    assert "index.md:3: WARNING: pyodide: choose :hidden: or :output-only:" in warnings
    assert "index.md:10: WARNING: pyodide: a transcript holds its output itself" in warnings
