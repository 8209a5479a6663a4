"""The commands and their options, in Chinese and English."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, cast

from broadsheet import __version__
from broadsheet.base.diagnostics import Lang
from broadsheet.cli.terminal import spoken_language

_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2，可选：\3"),
    (r"argument (.*): expected (?:at least )?one argument", r"\1 后面要有一个值"),
    (r"argument (.*): invalid \w+ value: (.*)", r"\1 不能是 \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 有歧义，可能是 \2"),
)


PROOFS = ("a3", "full")
"""What a proof may be printed on; the first unless another is asked for."""


class _Say:
    """Picks the text in the language of the run."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en


class _Help(argparse.HelpFormatter):
    """Help with room for the longest command's name, which argparse reckons without its indent."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = len("    preflight  ")


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks the language of the run."""

    def __init__(self, *, say: _Say, **options: Any) -> None:
        self.say = say
        super().__init__(**options, add_help=False, formatter_class=_Help)
        self._positionals.title = say("参数", "arguments")
        self._optionals.title = say("选项", "options")
        self.add_argument("-h", "--help", action="help", help=say("显示这份帮助", "show this help"))

    def error(self, message: str) -> NoReturn:
        if self.say.lang == "zh":
            for pattern, zh in _COMPLAINTS:
                message = re.sub(pattern, zh, message)
        self.print_usage(sys.stderr)
        self.exit(2, self.say("用法有误：", "usage error: ") + message + "\n")

    def format_usage(self) -> str:
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        return re.sub(r"\Ausage: ", self.say("用法：", "usage: "), text)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as a namespace with `command`, its options and all its `words`.

    SystemExit 2 for a wrong one, 0 after help.
    """
    say = _Say(_language(argv))
    purpose = say(
        "把 YAML 排成中文报纸版面，输出可付印的 PDF。", "Sets Chinese newspaper pages from YAML to PDF."
    )
    parser = _Parser(say=say, prog="broadsheet", description=purpose)
    parser.add_argument(
        "--version", action="version", version=f"broadsheet {__version__}", help=say("版本号", "version")
    )
    word = say("命令", "COMMAND")
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar=word,
        title=word.lower(),
        parser_class=cast("type[_Parser]", partial(_Parser, say=say)),
    )

    for name, (zh, en, options) in _COMMANDS.items():
        made = commands.add_parser(name, help=say(zh, en), description=say(zh, en))
        # Of the commands that are not called nothing but their names is asked.
        if name in argv:
            _add_manners(made, say)
            options(made, say)
    arguments = parser.parse_args(list(_proof_spelled_out(argv)))
    arguments.lang = say.lang
    arguments.words = tuple(argv)
    return arguments


def _language(argv: Sequence[str]) -> Lang:
    """--lang before anything else is read, for help and complaints are in that language too."""
    for index, word in enumerate(argv):
        value = word[7:] if word.startswith("--lang=") else "".join(argv[index + 1 : index + 2])
        if word.startswith("--lang") and value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    return spoken_language()


def _proof_spelled_out(argv: Sequence[str]) -> Iterator[str]:
    """`--proof` alone as `--proof=a3`, so that it does not take the issue after it for a size."""
    for word, following in zip(argv, [*argv[1:], ""], strict=False):
        alone = len(word) > 3 and "--proof".startswith(word) and following not in PROOFS
        yield f"--proof={PROOFS[0]}" if alone else word


def _add_manners(parser: argparse.ArgumentParser, say: _Say) -> None:
    """How to speak: options that every command has."""
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help=say("提示信息的形式", "form of the messages"),
    )
    parser.add_argument(
        "--lang", choices=("zh", "en"), help=say("语言，默认随系统", "language; the locale's by default")
    )
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour in messages")
    )
    volume = parser.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help=say("只说错误", "errors alone"))
    volume.add_argument("-v", "--verbose", action="store_true", help=say("多说一些", "say more"))


def _add_issues(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument(
        "issues",
        nargs="+",
        type=Path,
        metavar=say("期", "ISSUE"),
        help=say("报纸内容文件，如 issues/2025-01.yaml", "issue file, such as issues/2025-01.yaml"),
    )
    _add_choice(parser, say)
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help=say("同时排几期，默认随处理器", "issues set at the same time; by default as many as processors"),
    )


def _add_choice(parser: argparse.ArgumentParser, say: _Say) -> None:
    """Which pages, for which press, and where else their files may lie."""
    _add_press(parser, say)
    parser.add_argument(
        "--pages",
        metavar="1,3-4",
        help=say("只排这些版，也可写版号 B02", "only these pages, by number or label"),
    )
    _add_assets(parser, say)


def _add_case(parser: argparse.ArgumentParser, say: _Say) -> None:
    """Whose type case: the project's, or as an issue sees it."""
    parser.add_argument(
        "issue",
        nargs="?",
        type=Path,
        metavar=say("期", "ISSUE"),
        help=say("连同这一期自备的字体", "with the faces of this issue's own paper"),
    )
    _add_assets(parser, say)


def _add_assets(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument(
        "--assets",
        action="append",
        type=Path,
        default=[],
        metavar="DIR",
        help=say(
            "另一个放稿件、照片和字体的文件夹，可多次",
            "another folder with copy, photos and fonts; may be repeated",
        ),
    )


def _add_render(parser: argparse.ArgumentParser, say: _Say) -> None:
    _add_issues(parser, say)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help=say("写到哪个文件夹，默认 out", "folder to write to (default: out)"),
    )
    parser.add_argument(
        "--proof",
        nargs="?",
        choices=PROOFS,
        const=PROOFS[0],
        metavar="a3|full",
        help=say(
            "另出大样：缩到A3（默认）或原大；内容有错也出",
            "also write a proof, scaled to A3 (the default) or in full size; even where the content has errors",
        ),
    )
    parser.add_argument(
        "--verify",
        action="store_true",
        help=say(
            "写出前按印刷条件检查成品，并附一页检查单 ticket.pdf",
            "judge the finished file before it is written, and add a page to send along, ticket.pdf",
        ),
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help=say("守着稿件、照片和版式，有改动就重排", "set anew whenever copy, photos or layouts change"),
    )


def _add_check(parser: argparse.ArgumentParser, say: _Say) -> None:
    _add_issues(parser, say)


def _add_preflight(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="PDF",
        help=say("成品 PDF，如广告主的来稿", "a finished PDF, such as an advertiser's"),
    )
    _add_press(parser, say, default="newsprint-cn")
    parser.add_argument(
        "--ad",
        action="store_true",
        help=say("作为广告检查：只许一页，版式随意", "judge it as an advertisement: one page, of any size"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help=say("把检查单写到 DIR/文件名/ticket.pdf", "write a ticket to DIR/NAME/ticket.pdf"),
    )


def _add_press(parser: argparse.ArgumentParser, say: _Say, default: str | None = None) -> None:
    zh, en = ("随报纸内容文件", "the issue's own") if default is None else (default, default)
    parser.add_argument(
        "--press",
        default=default,
        metavar="PROFILE",
        help=say(
            f"印刷条件，layout/press/ 里的一个名字，默认{zh}",
            f"press profile, a name in layout/press/ (default: {en})",
        ),
    )


def _add_fit(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument(
        "issues",
        nargs=1,
        type=Path,
        metavar=say("期", "ISSUE"),
        help=say("报纸内容文件，如 issues/2025-01.yaml", "issue file, such as issues/2025-01.yaml"),
    )
    parser.add_argument(
        "story",
        nargs="?",
        metavar=say("稿件", "STORY"),
        help=say("只看这一篇：A，或第2版的 2.A", "this story alone: A, or 2.A for the one on page 2"),
    )
    _add_choice(parser, say)


def _add_new(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument(
        "folder", type=Path, metavar=say("文件夹", "DIR"), help=say("建在哪里", "where to make it")
    )
    parser.add_argument(
        "--layout",
        choices=("tabloid", "broadsheet"),
        default="tabloid",
        help=say("四开 tabloid（默认）或对开 broadsheet", "tabloid (四开, the default) or broadsheet (对开)"),
    )
    parser.add_argument(
        "--name",
        type=_printable,
        default="新报",
        metavar=say("报名", "NAME"),
        help=say("报头上的名字，默认“新报”", "the paper's name on the nameplate (default: 新报)"),
    )


def _printable(text: str) -> str:
    """A name that can be set in type."""
    if not text.strip() or not text.isprintable():
        raise argparse.ArgumentTypeError(repr(text))
    return text.strip()


def _positive(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("1-256")
    return int(text)


def _add_code(parser: argparse.ArgumentParser, say: _Say) -> None:
    parser.add_argument("code", metavar=say("代码", "CODE"), help=say("如 BS207", "such as BS207"))


def _add_nothing(parser: argparse.ArgumentParser, say: _Say) -> None:
    """A command without options of its own."""


_Options: TypeAlias = Callable[[argparse.ArgumentParser, _Say], None]
_COMMANDS: dict[str, tuple[str, str, _Options]] = {
    "render": ("排版并写出 PDF", "set issues and write their PDFs", _add_render),
    "check": ("检查，不写 PDF", "say everything render would, write no PDF", _add_check),
    "fit": (
        "逐篇报告溢缺，并给出对策",
        "say which stories are over or short, and what would mend them",
        _add_fit,
    ),
    "preflight": ("检查任何一个成品 PDF", "judge any finished PDF for a press", _add_preflight),
    "new": ("新建一份马上能排的小报", "make a small paper that renders at once", _add_new),
    "schema": ("打印报纸内容文件的 JSON Schema", "print the JSON Schema of an issue file", _add_nothing),
    "fonts": ("列出字体并逐款核对", "list the type case and verify every font", _add_case),
    "explain": ("解释一条提示信息", "explain a message", _add_code),
    "doctor": ("检查安装是否完好", "check the installation", _add_case),
}
"""The commands in the order of the help: what each is for, in Chinese and English, and what adds its options."""
