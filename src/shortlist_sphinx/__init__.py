"""Sphinx extension: the pages of the guide that are drawn from the model."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from shortlist_sphinx.core.anchors import setup_anchors
from shortlist_sphinx.core.domain import setup_domain
from shortlist_sphinx.core.links import setup_links
from shortlist_sphinx.core.model_source import setup_model_source
from shortlist_sphinx.core.nodes import setup_nodes
from shortlist_sphinx.core.warning_hints import setup_warning_hints
from shortlist_sphinx.delivery.assets import setup_assets
from shortlist_sphinx.delivery.csp import setup_csp
from shortlist_sphinx.delivery.join_css import setup_join_css
from shortlist_sphinx.delivery.trim_checklist import setup_trim_checklist
from shortlist_sphinx.directives.checklist import setup_checklist
from shortlist_sphinx.directives.comparison import setup_comparison
from shortlist_sphinx.directives.criterion import setup_criterion
from shortlist_sphinx.directives.decision_table import setup_decision_table
from shortlist_sphinx.directives.drawn_role import setup_drawn_role
from shortlist_sphinx.directives.evidence import setup_evidence
from shortlist_sphinx.directives.framework_facts import setup_framework_facts
from shortlist_sphinx.directives.level_chart import setup_level_chart
from shortlist_sphinx.directives.question_reference import setup_question_reference
from shortlist_sphinx.directives.roles import setup_roles
from shortlist_sphinx.directives.rules import setup_rules
from shortlist_sphinx.directives.scenario import setup_scenario
from shortlist_sphinx.directives.stacks import setup_stacks
from shortlist_sphinx.directives.supporting_cast import setup_supporting_cast

__all__ = ["setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register nodes, links, directives, and the files that pages need."""
    app.setup_extension("pyodide_sphinx_extension")
    setup_warning_hints(app)
    setup_nodes(app)
    setup_domain(app)
    setup_model_source(app)
    setup_links(app)
    setup_anchors(app)
    setup_roles(app)
    setup_drawn_role(app)
    setup_assets(app)
    setup_trim_checklist(app)
    setup_join_css(app)
    setup_checklist(app)
    setup_csp(app)
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
