"""Packages from a package index: resolved for the runtime, pinned by hash in a lock file, kept in the cache."""
