"""``python -m shortlist_cli`` is the command ``shortlist``."""

from shortlist_cli import main

main()
