"""How Sphinx builds the site. Everything a reader's browser needs comes from the site itself."""

import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from shortlist import built_in_model

project = "Shortlist"
author = "the Shortlist contributors"
copyright = "2026, the Shortlist contributors"
version = release = version_of("shortlist")
language = "en"

sys.path.insert(0, str(Path(__file__).with_name("_extensions")))
extensions = [
    "command_help",
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
model = built_in_model()
links = [f"[{each.title}]({each.home})" for each in model.alternatives.values()]
myst_substitutions = {
    "frameworks": f"{', '.join(links[:-1])} and {links[-1]}",
    "reviewed": f"{model.newest_evidence:%B %Y}",
}

# The library that answers the checklist in the reader's browser.
pyodide_packages = ["shortlist"]

# The look
html_theme = "furo"
html_title = "Shortlist"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_copy_source = False
html_css_files = ["house.css"]
html_favicon = "_static/mark.svg"
html_last_updated_fmt = None  # a date of building would change every page at every build
html_static_path = ["_static"]
templates_path = ["_templates"]
pygments_style = "xcode"
pygments_dark_style = "github-dark"

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
# Read the Docs knows where the sources live; a build elsewhere has no place to send an editor to.
if repository := os.environ.get("READTHEDOCS_GIT_CLONE_URL", "").removesuffix(".git"):
    html_theme_options |= {
        "source_repository": repository,
        "source_branch": os.environ.get("READTHEDOCS_GIT_IDENTIFIER", "main"),
        "source_directory": "docs/",
    }
