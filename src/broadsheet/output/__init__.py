"""Back ends: finished pages to files. They draw what the display list says and decide nothing."""
