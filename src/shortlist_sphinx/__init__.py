"""Sphinx extension: the pages of the guide that are drawn from the model."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from shortlist_sphinx.assets import setup_assets
from shortlist_sphinx.checklist import setup_checklist
from shortlist_sphinx.comparison import setup_comparison
from shortlist_sphinx.criterion import setup_criterion
from shortlist_sphinx.decision_table import setup_decision_table
from shortlist_sphinx.evidence import setup_evidence
from shortlist_sphinx.framework_facts import setup_framework_facts
from shortlist_sphinx.hints import setup_hints
from shortlist_sphinx.level_chart import setup_level_chart
from shortlist_sphinx.lifting import setup_lifting
from shortlist_sphinx.links import setup_links
from shortlist_sphinx.nodes import setup_nodes
from shortlist_sphinx.pages import setup_pages
from shortlist_sphinx.phrases import setup_phrases
from shortlist_sphinx.policy import setup_policy
from shortlist_sphinx.question_reference import setup_question_reference
from shortlist_sphinx.roles import setup_roles
from shortlist_sphinx.rules import setup_rules
from shortlist_sphinx.scenario import setup_scenario
from shortlist_sphinx.source import setup_source
from shortlist_sphinx.stacks import setup_stacks
from shortlist_sphinx.supporting_cast import setup_supporting_cast
from shortlist_sphinx.unused import setup_unused

__all__ = ["setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register nodes, links, directives, and the files that pages need."""
    app.setup_extension("pyodide_sphinx_extension")
    setup_hints(app)
    setup_nodes(app)
    setup_pages(app)
    setup_source(app)
    setup_links(app)
    setup_lifting(app)
    setup_roles(app)
    setup_phrases(app)
    setup_assets(app)
    setup_unused(app)
    setup_checklist(app)
    setup_policy(app)
    setup_comparison(app)
    setup_scenario(app)
    setup_criterion(app)
    setup_framework_facts(app)
    setup_decision_table(app)
    setup_rules(app)
    setup_question_reference(app)
    setup_evidence(app)
    setup_supporting_cast(app)
    setup_stacks(app)
    setup_level_chart(app)
    return {"version": "2", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
