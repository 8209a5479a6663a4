"""Vector drawings (SVG) read into shapes and lettering; nothing they refer to is opened."""
