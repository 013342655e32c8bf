"""Record tab: the decision record and the files to take along."""
