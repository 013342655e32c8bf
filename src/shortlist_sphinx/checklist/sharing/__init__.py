"""Sharing of a result: what the recipient of a link sees and can do, and a picture to paste."""
