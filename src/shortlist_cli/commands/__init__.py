"""The commands of ``shortlist``, a module for each: its options, what it does, and what it prints for people."""
