import pytest

from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.functions import what_is_missing

PACKAGE = {
    "shop/__init__.py": b"from shop.core import sell",
    "shop/core.py": b"import json\ntry:\n    def sell(request): ...\nexcept ImportError:\n    rent = None\n",
    "shop/open.py": b"from shop.core import *",
    "shop/lazy.py": b"def __getattr__(name): ...",
    "shop/made.py": b"globals().update(make())",
    "shop/later.py": b"def begin():\n    global answer\n    answer = print\nbegin()",
    "shop/odd.py": b"def (",
    "shop/fast.cpython-314-wasm32-emscripten.so": b"",
    "shop/data/unit.txt": b"",
}


def missing(entry: str) -> str | None:
    """Look for an entry in a package."""
    return what_is_missing(entry, [zip_of(PACKAGE)])


@pytest.mark.parametrize("entry", ["shop:sell", "shop.core:sell", "shop.core:rent", "shop.core:json"])
def test_what_a_module_binds_is_there(entry: str) -> None:
    """A name may be defined, imported or assigned, wherever the module's own code does so."""
    assert missing(entry) is None


@pytest.mark.parametrize("entry", ["shop.open:x", "shop.lazy:x", "shop.made:x", "shop.odd:x", "shop.fast:x", "json:x"])
def test_what_only_python_can_tell_is_not_complained_of(entry: str) -> None:
    """Star imports, computed names, compiled modules and the standard library are left to Python."""
    assert missing(entry) is None


def test_a_global_that_a_function_sets_is_there() -> None:
    """It need not stand in the module's own code."""
    assert missing("shop.later:answer") is None


def test_what_is_missing_is_told_with_the_nearest_name() -> None:
    """Of functions those of the module, of modules those that the app loads; data are none."""
    assert missing("shop.core:sel") == "shop.core has no function 'sel' (did you mean 'sell'?)"
    assert missing("shop.later:zzz") == "shop.later has no function 'zzz'; there are begin"
    assert missing("shop.cor:sell") == "no package of the app has a module 'shop.cor' (did you mean 'shop.core'?)"
    assert missing("warehouse:sell") == "no package of the app has a module 'warehouse'"
    assert "shop.data.unit'?" not in str(missing("shop.data.unite:sell"))
