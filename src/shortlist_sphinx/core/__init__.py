"""Parts that directives and the checklist share: the domain, the model, nodes, links and words."""
