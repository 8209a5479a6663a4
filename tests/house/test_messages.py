"""Every message is there in both languages, is met somewhere in the code, and stands in the manual."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from broadsheet.base.messages import MESSAGES, Message
from broadsheet.cli.explain import FAMILIES
from tests.house.repo import PACKAGE, ROOT, modules

SEVERITIES = {"error": "error 错误", "warning": "warning 警告", "note": "note 提示"}

every_message = pytest.mark.parametrize("code", sorted(MESSAGES))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@every_message
def test_a_message_says_the_same_in_both_languages(code: str) -> None:
    entry = MESSAGES[code]
    assert re.fullmatch(r"BS[1-8]\d\d", code)
    assert re.search(r"[\u4e00-\u9fff]", entry.zh)
    assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"[\"“«].*?[\"”»]", "", entry.en)), (
        "Chinese in the English"
    )
    assert _fields(entry.zh) == _fields(entry.en)
    assert len(entry.hints_zh) == len(entry.hints_en)
    for zh, en in zip(entry.hints_zh, entry.hints_en, strict=True):
        assert _fields(zh) == _fields(en)


def test_messages_stand_in_order() -> None:
    assert list(MESSAGES) == sorted(MESSAGES)


@every_message
def test_a_message_is_met_in_the_code(code: str) -> None:
    rooms = [path for path in modules() if path != PACKAGE / "base" / "messages.py"]
    assert any(code in path.read_text(encoding="utf-8") for path in rooms), "no code raises it"


def test_no_code_is_raised_that_has_no_message() -> None:
    raised = {
        code for path in modules() for code in re.findall(r"\bBS\d{3}\b", path.read_text(encoding="utf-8"))
    }
    assert raised <= set(MESSAGES)


def test_the_manual_lists_every_message(expect_file: Callable[[Path, str], None]) -> None:
    expect_file(ROOT / "docs" / "messages.md", manual_page())


def manual_page() -> str:
    """docs/messages.md: every message by family, with its arguments in braces as the table has them."""
    parts = [
        "# Messages · 提示信息\n",
        "Made from `src/broadsheet/base/messages.py`; words in braces stand for what the message is about.",
        "`broadsheet explain CODE` prints one of them. A code keeps its meaning from release to release.\n",
        "本页由 `src/broadsheet/base/messages.py` 生成，花括号处换成具体内容。",
        "`broadsheet explain 代码` 可单独查看一条。代码的含义不随版本改变。\n",
        "Errors end with exit code 2 (BS1xx–BS3xx), 1 (BS4xx–BS7xx, and from BS820 on) or 3 (BS801–BS805); warnings and notes stop nothing.\n",
        "有错误时的退出码：BS1xx–BS3xx 是 2，BS4xx–BS7xx 和 BS820 以后是 1，BS801–BS805 是 3；警告和提示不影响付印。\n",
    ]
    for family, codes in groupby(sorted(MESSAGES), key=lambda code: code[2]):
        zh, en = FAMILIES[family]
        parts.append(f"## BS{family}xx: {en} · {zh}\n")
        parts += [_entry(code, MESSAGES[code]) for code in codes]
    return "\n".join(parts)


def _entry(code: str, entry: Message) -> str:
    lines = [f"### {code} — {SEVERITIES[entry.severity]}\n"]
    for text, hints in ((entry.zh, entry.hints_zh), (entry.en, entry.hints_en)):
        lines += [f"- {_plain(text)}", *(f"  - {_plain(hint)}" for hint in hints)]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """What Markdown would take for markup stands as it is; a text of several lines stays in its item."""
    return re.sub(r"([*_`<>#\[\]])", r"\\\1", text).replace("\n", " ")
