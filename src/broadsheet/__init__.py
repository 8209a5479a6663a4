"""Sets Chinese newspaper pages: YAML in, press-ready PDF out."""

__version__ = "0.1.0"
