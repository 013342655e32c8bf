"""Evidence in time: ratings that grow old, and ratings of one's own."""
