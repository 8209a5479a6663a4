"""Heads: their parts, sizes and dress, and where they stand at their text, in it and on photos."""
