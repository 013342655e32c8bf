import re

import pytest

from pyodide_sphinx_extension.publishing.joining import joined


def texts(**files: str) -> dict[str, bytes]:
    """Return modules by path: the keys are their names."""
    return {f"{name.replace('__', '/')}.mjs": text.encode() for name, text in files.items()}


def test_what_stands_in_a_folder_finds_its_own_neighbours() -> None:
    """A module that is joined with one of another folder still names the files beside itself."""
    inner = (
        'export const place = new URL("own.css", import.meta.url);\nexport const load = () => import("./later.mjs");\n'
    )
    files = texts(a='import { load, place as own } from "./deep/b.mjs";\nload(own);\n', deep__b=inner)

    found = joined("a.mjs", files)["a.mjs"].decode()

    assert 'new URL("own.css", new URL("./deep/b.mjs", import.meta.url))' in found
    assert 'import("./deep/later.mjs")' in found
    assert "const { load, place: own } = module0;" in found


def test_a_module_that_many_import_is_there_once() -> None:
    """What keeps a state keeps it for all: nobody has a copy."""
    use = 'import { state } from "./s.mjs";\n'
    files = texts(
        a=use + 'import { b } from "./b.mjs";\nb(state);\n',
        b=use + "export class b {}\n",
        s="export const state = {};\n",
    )

    found = joined("a.mjs", {**files, "later.mjs": use.encode()})

    assert sorted(found) == ["a.mjs", "later.mjs"]
    assert found["a.mjs"].count(b"const state = {}") == 1
    assert b"modules[0]" in found["later.mjs"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('import * as all from "./b.mjs";\n', "import * as all"),
        ("export default 1;\n", "export default"),
        ("export let count = 0;\n", "export let"),
        ('import { a } from "./a.mjs";\n', "imports itself"),
    ],
)
def test_what_cannot_be_joined_is_no_guess(text: str, named: str) -> None:
    """A way of writing that is not known ends the build, and says which."""
    files = texts(a='import { b } from "./b.mjs";\n', b=text)

    with pytest.raises(ValueError, match=re.escape(named)):
        joined("a.mjs", files)
