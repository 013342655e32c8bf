"""The pinned runtime: fetching, verifying and trimming it, by npm and Node.js."""
