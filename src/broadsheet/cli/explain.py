"""The command that explains a message: what it says, what to do, what it means for the exit code, in both languages."""

from __future__ import annotations

import argparse
import re

from broadsheet.base.messages import MESSAGES, Message
from broadsheet.base.nearest import all_near
from broadsheet.cli.terminal import Terminal

FAMILIES: dict[str, tuple[str, str]] = {
    "1": ("YAML 文件读不懂", "the YAML cannot be read as meant"),
    "2": ("报纸内容文件：稿件、版样、路径", "the issue file: stories, plans, paths"),
    "3": ("版式文件：纸张、网格、样式", "the layout: paper, grid, styles"),
    "4": ("字体与字形", "fonts and glyphs"),
    "5": ("排行", "lines"),
    "6": ("组版：放不下、排不满、区域", "the page: what does not fit, regions"),
    "7": ("照片与油墨", "pictures and ink"),
    "8": ("写出的文件、成品 PDF 与系统", "files written, finished PDFs, and the system"),
}
"""What the first digit of a code stands for."""

_SEVERITIES = {"error": ("错误", "error"), "warning": ("警告", "warning"), "note": ("提示", "note")}


def explain(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the message's entry; exit 2 for a code that is not there."""
    code = arguments.code.strip().upper().removeprefix("BS")
    entry = MESSAGES.get(f"BS{code}")
    if entry is None:
        near = ", ".join(all_near(f"BS{code}", MESSAGES, 3)) or f"{min(MESSAGES)}-{max(MESSAGES)}"
        terminal.note(
            f"没有代码 {arguments.code}；相近的有：{near}", f"no code {arguments.code}; near to it: {near}"
        )
        return 2
    terminal.data(explanation(f"BS{code}", entry))
    return 0


def explanation(code: str, entry: Message) -> str:
    """The entry of a code as text, places to fill in angle brackets."""
    zh, en = _SEVERITIES[entry.severity]
    family_zh, family_en = FAMILIES[code[2]]
    lines = [f"{code}  {zh} / {en}", f"BS{code[2]}xx  {family_zh} / {family_en}", ""]
    lines += _told(entry.zh, entry.hints_zh, "怎么办：")
    lines += _told(entry.en, entry.hints_en, "What to do:")
    ends = 2 if code[2] in "123" else 3 if code < "BS820" and code[2] == "8" else 1
    if entry.severity == "error":
        lines.append(f"有这个错误时退出码为 {ends}。 / The exit code with this error is {ends}.")
    else:
        lines.append("不影响付印。 / It does not keep the page from the press.")
    return "\n".join(lines)


def _told(text: str, hints: tuple[str, ...], heading: str) -> list[str]:
    told = [_open(text), heading, *(f"  - {_open(hint)}" for hint in hints)]
    return [*told, ""]


def _open(text: str) -> str:
    """`{name}` as `<name>`."""
    return re.sub(r"\{(\w+)[^}]*\}", r"<\1>", text).replace("{{", "{").replace("}}", "}")
