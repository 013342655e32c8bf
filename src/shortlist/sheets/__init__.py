"""Answer sheets, as files and as the fragment of a link."""
