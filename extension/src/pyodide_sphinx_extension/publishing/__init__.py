"""Publication of a site: its static files, their compressed copies, and the service worker."""
