"""Joined modules: a module and all that it imports as one file, for which a browser asks once.

It knows one way to write modules and no other: imports of names, each at the top, and exports at a declaration.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

IMPORT = re.compile(r'^import \{\s*([^}]*?),?\s*\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
UNKNOWN = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
HERE = "import.meta.url"


def joined(root: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    r"""Return the files of a folder, with a module and all that it imports in one of them.

    What it imports has no file any more; other modules that import that as well get it from the same place.

    Args:
        root: the path of the module.
        files: contents by path.

    Raises:
        ValueError: a module imports or exports in a way that is not known here, or modules import each other.

    >>> use = b'import { b } from "./b.mjs";\nb();\n'
    >>> found = joined("a.mjs", {"a.mjs": use, "b.mjs": b"export const b = 1;\n", "c.mjs": use})
    >>> for path, content in found.items():
    ...     print(f"// {path}\n{content.decode()}", end="")
    // a.mjs
    const module0 = (() => {
    const b = 1;
    return { b };
    })();
    const { b } = module0;
    b();
    export const modules = [module0];
    // c.mjs
    import { modules } from "./a.mjs";
    const { b } = modules[0];
    b();
    """
    *others, _ = order = list(dict.fromkeys(in_order(root, files, ())))
    names = {path: f"module{number}" for number, path in enumerate(others)}
    texts = {path: placed(path, root, files[path].decode(), names) for path in order}
    parts = [wrapped(name, texts[path]) for path, name in names.items()]
    whole = "".join([*parts, texts[root], f"export const modules = [{', '.join(names.values())}];\n"])
    left = {path: content for path, content in files.items() if path not in names}
    users = {
        path: using(path, root, content.decode(), others) for path, content in left.items() if path.endswith(".mjs")
    }
    return {**left, **{path: text.encode() for path, text in users.items()}, root: whole.encode()}


def in_order(path: str, files: Mapping[str, bytes], above: tuple[str, ...]) -> Iterator[str]:
    """Yield what a module imports, and then itself: what is used stands before who uses it."""
    if path in above:
        msg = f"{path} imports itself by way of {above[-1]}"
        raise ValueError(msg)
    for found in IMPORT.finditer(files[path].decode()):
        yield from in_order(target(path, found[2]), files, (*above, path))
    yield path


def placed(path: str, root: str, text: str, names: Mapping[str, str]) -> str:
    """Return a module's text as it stands in the file of another: what it imports is there, what it loads is not."""
    text = IMPORT.sub(lambda found: bound(found[1], names[target(path, found[2])]), text)
    text = LATER.sub(lambda found: f'import("{address(target(path, found[1]), root)}")', text)
    if path != root:
        text = text.replace(HERE, f'new URL("{address(path, root)}", {HERE})')
    if unknown := UNKNOWN.search(EXPORT.sub("", text)):
        msg = f"{path} cannot be joined with others: {unknown[0]}"
        raise ValueError(msg)
    return text


def bound(imported: str, name: str) -> str:
    """Return the names that a module imports as those of a constant."""
    return f"const {{ {imported.replace(' as ', ': ')} }} = {name};\n"


def wrapped(name: str, text: str) -> str:
    """Return a module as a constant: what it does not export stays inside."""
    exported = ", ".join(EXPORT.findall(text))
    return f"const {name} = (() => {{\n{EXPORT.sub('', text)}return {{ {exported} }};\n}})();\n"


def using(path: str, root: str, text: str, others: Sequence[str]) -> str:
    """Return a module that takes what it imports from the file which holds that, where there is one."""

    def taken(found: re.Match[str]) -> str:
        named = target(path, found[2])
        return bound(found[1], f"modules[{others.index(named)}]") if named in others else found[0]

    changed = IMPORT.sub(taken, text)
    return text if changed == text else f'import {{ modules }} from "{address(root, path)}";\n{changed}'


def target(path: str, named: str) -> str:
    """Return the path of what a module names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), named))


def address(path: str, seen_from: str) -> str:
    """Return how a module names a file."""
    found = posixpath.relpath(path, posixpath.dirname(seen_from) or ".")
    return found if found.startswith(".") else f"./{found}"
