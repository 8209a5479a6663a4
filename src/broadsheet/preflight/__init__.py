"""Will it print? Finished pages and separated photos against what a press holds; findings, no files."""
