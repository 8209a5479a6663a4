"""Signs that stand in copy for what its markup said, and its characters without them."""

from __future__ import annotations

import re

STRONG_ON, STRONG_OFF = "\x02", "\x03"
"""Stand in copy where `**` opened and closed; itemization turns them into faces."""
DOTTED_ON, DOTTED_OFF = "\x04", "\x05"
NAMED_ON, NAMED_OFF = "\x06", "\x07"
TITLED_ON, TITLED_OFF = "\x0e", "\x0f"
MOURNED_ON, MOURNED_OFF = "\x10", "\x11"
"""Stand where emphasis dots (着重号), proper-name lines (专名号), title lines (书名号甲式) and frames round the names
of the deceased (示亡号) began and ended."""
STYLED_ON, STYLED_BY, STYLED_OFF = "\x12", "\x13", "\x14"
"""Words set in a character style (字符样式) of the layout: the words after the first, its name after the second."""
RUBY_ON, RUBY_BY, RUBY_OFF = "\x15", "\x16", "\x17"
"""Characters with their reading beside them (注音): the characters after the first, the reading after the second."""
BOPOMOFO = re.compile("[\u3105-\u312f\u31a0-\u31bf]")
"""A symbol of bopomofo (注音符号): a reading that has one is no romanization."""

MARKUP = "".join([
    STRONG_ON, STRONG_OFF, DOTTED_ON, DOTTED_OFF, NAMED_ON, NAMED_OFF, TITLED_ON, TITLED_OFF, MOURNED_ON, MOURNED_OFF,
    STYLED_ON, RUBY_ON,
])  # fmt: skip
"""Single characters that stand in copy for markup and are none of it."""
ASIDE = f"{STYLED_BY}[^{STYLED_OFF}]*{STYLED_OFF}|{RUBY_BY}[^{RUBY_OFF}]*{RUBY_OFF}"
"""A pattern for what stands in copy between such characters and is none of it either: names of styles, readings."""
_MARKUP = re.compile(f"{ASIDE}|[{MARKUP}]")


def plain(text: str) -> str:
    """The characters of a text without its markup."""
    return _MARKUP.sub("", text)
