"""Saying why: reasons for each verdict, what would change it, and how firm it is."""
