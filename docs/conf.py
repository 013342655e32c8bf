"""How Sphinx builds the site. Everything a reader's browser needs comes from the site itself."""

import gc
import json
import os
import sys
import tomllib
from importlib.metadata import version as version_of
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.errors import ConfigError

from pyodide_sphinx_extension.runtime.pin import pinned

# A build makes millions of small objects that stay; looking through them again and again takes a seventh of it,
# and once through all that came before, which a fiftieth collection does, a twentieth.
gc.set_threshold(200_000, 50, 100)

project = "Shortlist"
author = "the Shortlist contributors"
copyright = "2026, the Shortlist contributors"
version = release = version_of("shortlist")
language = "en"

# Where the project stands in public, as far as somebody knows it.
try:
    public = tomllib.loads(Path(__file__).with_name("public.toml").read_text(encoding="utf-8"))
except tomllib.TOMLDecodeError as error:
    msg = f"docs/public.toml: is not valid TOML: {error}"
    raise ConfigError(msg) from error
if odd := sorted({"repository", "site", "security", "conduct"} ^ set(public)):
    msg = f"docs/public.toml: {', '.join(odd)}: expected the keys repository, site, security and conduct, and no others"
    raise ConfigError(msg)

# The versions of the frameworks whose code runs in pages.
lock = Path(__file__).with_name("pyodide-packages.lock.json")
locked = json.loads(lock.read_text(encoding="utf-8"))["packages"] if lock.exists() else []
versions = {each["name"].lower(): each["version"] for each in locked}

sys.path.insert(0, str(Path(__file__).with_name("_extensions")))
extensions = [
    "book",
    "command_help",
    "dimensions",
    "experiments",
    "last_reviewed",
    "page_head",
    "runtime_docs",
    "search_words",
    "term_titles",
    "wrong_address",
    "sphinx_last_updated_by_git",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "myst_parser",
    "sphinx_design",
    "pyodide_sphinx_extension",
    "shortlist_sphinx",
]
exclude_patterns = ["_build", "_extensions"]
nitpicky = True

# Pages
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "fieldlist",
    "smartquotes",
    "substitution",
]
myst_heading_anchors = 3

# What prose says of the data is drawn from the data.
myst_substitutions = {
    "frameworks": "{drawn}`frameworks`",
    "reviewed": "{drawn}`reviewed`",
    "pyodide_version": pinned().version,
    "pyodide_python": pinned().python,
    **{f"{name}_version": versions.get(name, "") for name in ("django", "fastapi", "flask", "litestar")},
    "tell_us": (
        f"[Open an issue]({public['repository']}/issues/new/choose) in the repository."
        if public["repository"]
        else "Open an issue in the repository."
    ),
}

# The library that answers the checklist in the reader's browser, and the frameworks whose code runs side by side.
pyodide_packages = ["shortlist", "django>=6.1", "fastapi", "flask", "httpx", "litestar"]
# What the page never asks for stays at home: checking a model or an old record, and what only the guide shows.
pyodide_package_exclude = {
    "shortlist": [
        *("lint/*", "schema/*", "diff/*", "records/check.py", "services/stacks.py"),
        *("data/cast.toml", "data/stacks.toml", "data/others.toml"),
    ],
    "django": ["contrib/admin/*", "contrib/gis/*"],
    # Commands and made-up examples: required, and of no use in a page.
    **{name: ["*"] for name in ("polyfactory", "rich", "rich-click")},
}
pyodide_strip_docstrings = True
# Bytecode, so that no browser compiles the library before its first answer.
pyodide_compile = True
# Whoever has been here once can go on without a connection.
pyodide_offline = True

# The reference of the library, drawn from its docstrings
autodoc_default_options = {"members": True}
autodoc_member_order = "groupwise"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_display_short_literal_types = True
# Names that are told by their kind alone, and those of Python itself, whose inventory would have to be downloaded.
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|datetime|pathlib)\..*|tuple\[.*"),
    ("py:class", r"shortlist\.faults\.Notice"),
    ("py:class", r"shortlist\.model\.model\.(\w+Id|Declared|Fact|FactKind|Former|Inclusion|OwnData|Practice|Trigger)"),
    ("py:class", r"shortlist\.report\.shapes\w*\.\w+Shape"),
    ("py:class", r"shortlist\.method\.exact\.(components\.\w+|worlds\.Worlds)"),
    ("py:class", r"shortlist\.method\.(so_far\.SoFar|evaluation\.CouldChange)"),
]

# The look
html_theme = "furo"
html_title = "Shortlist"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL") or (public["site"] and f"{public['site']}/")
html_copy_source = False
html_domain_indices = False  # nothing leads to an index of modules: the reference lists them, and says what each is for
html_css_files = [
    *("type.css", "title-page.css", "tables.css", "navigation.css", "search.css", "paper.css"),
    *("pictures.css", "experiments.css", "code.css"),
]
shortlist_join_css = True  # a browser shows nothing before it has every style sheet
html_favicon = "_static/mark.svg"
html_static_path = ["_static"]
templates_path = ["_templates"]
pygments_style = "xcode"
pygments_dark_style = "github-dark"

# The day of a page's last commit, the same wherever it is built; without git or its history, no day at all.
html_last_updated_fmt = "%d %B %Y"
git_last_updated_timezone = "UTC"
git_untracked_show_sourcelink = True
git_exclude_patterns = ["../**", "/**"]  # the day is that of the page and of what it draws from docs/, not of our code
suppress_warnings = ["git.command_not_found", "git.subprocess_error", "git.too_shallow"]

# For those who come from elsewhere: a page for wrong addresses, a list of all pages, and previews of links.
notfound_urls_prefix = urlsplit(html_baseurl).path or "/"
if html_baseurl:  # both need to know where the site stands
    extensions += ["sphinx_sitemap", "sphinxext.opengraph"]
    sitemap_url_scheme = "{link}"
    sitemap_excludes = ["404/", "genindex/", "search/"]
    sitemap_show_lastmod = True
    ogp_site_url = html_baseurl
    ogp_social_cards = {"enable": False}  # pictures of titles would need matplotlib, and fonts from elsewhere

# The same pages as a book
epub_css_files = ["book.css"]
epub_description = "How to choose a Python web framework for a significant project."
epub_identifier = html_baseurl or "shortlist"
epub_uid = "shortlist"
epub_show_urls = "no"  # links in a book are followed as they are on a page

PAPER = {
    "color-brand-primary": "#0b5563",
    "color-brand-content": "#0b5563",
    "color-brand-visited": "#5b4a7d",
    "color-background-primary": "#fdfcf9",
    "color-background-secondary": "#f5f2eb",
    "color-background-hover": "#ebe6dbff",
    "color-background-hover--transparent": "#ebe6db00",
    "color-background-border": "#e0dacd",
    "color-background-item": "#d6cfbf",
    "color-foreground-primary": "#1d2322",
    "color-foreground-secondary": "#4f5654",
    "color-foreground-muted": "#626967",
    "color-foreground-border": "#7d8481",
    "color-highlight-on-target": "#fdf3cf",
    "color-inline-code-background": "#f2eee5",
    "color-code-background": "#f5f2eb",
}
INK = {
    "color-brand-primary": "#7fc8d2",
    "color-brand-content": "#7fc8d2",
    "color-brand-visited": "#bdaee0",
    "color-background-primary": "#14181a",
    "color-background-secondary": "#191e20",
    "color-background-hover": "#22292cff",
    "color-background-hover--transparent": "#22292c00",
    "color-background-border": "#2e3639",
    "color-background-item": "#3a4448",
    "color-foreground-primary": "#e4e5df",
    "color-foreground-secondary": "#b3b8b4",
    "color-foreground-muted": "#9aa09c",
    "color-foreground-border": "#757c7a",
    "color-highlight-on-target": "#3a3416",
    "color-inline-code-background": "#20272a",
    "color-code-background": "#191e20",
}
TYPE = {
    "font-stack": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    "font-stack--headings": "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, Charter, Georgia, serif",
    "font-stack--monospace": "ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, monospace",
}
html_theme_options = {
    "light_css_variables": PAPER | TYPE,
    "dark_css_variables": INK,
    "top_of_page_buttons": ["edit"],
}
# Read the Docs knows where the sources of its copy live; without it and a public address, an editor is sent nowhere.
if repository := os.environ.get("READTHEDOCS_GIT_CLONE_URL", "").removesuffix(".git"):
    html_theme_options |= {
        "source_repository": repository,
        "source_branch": os.environ.get("READTHEDOCS_GIT_IDENTIFIER", "main"),
        "source_directory": "docs/",
    }
elif repository := public["repository"]:
    html_theme_options |= {
        "source_repository": repository,
        "source_edit_link": f"{repository}/edit/main/docs/{{filename}}",  # the theme knows the forms of few hosts
    }
