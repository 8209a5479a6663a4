"""Faults as values: a code, a place and arguments; the words come from the message table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct, field

from broadsheet.base.source import Span

if TYPE_CHECKING:
    from broadsheet.base.messages import Message

Severity: TypeAlias = Literal["error", "warning", "note"]
Lang: TypeAlias = Literal["zh", "en"]


class Words(NamedTuple):
    """An argument that reads differently in each language."""

    zh: str
    en: str


class Diagnostic(Struct, frozen=True):
    """One fault. `code` is a key of MESSAGES, `args` fill its texts; `span` is None for faults without a file."""

    code: str
    span: Span | None = None
    args: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return self._entry.severity

    def message(self, lang: Lang) -> str:
        """What is wrong, in one sentence."""
        entry = self._entry
        return (entry.zh if lang == "zh" else entry.en).format_map(self._spoken(lang))

    def hints(self, lang: Lang) -> tuple[str, ...]:
        """What to do about it; a hint whose argument is missing or empty is left out."""
        entry = self._entry
        texts = entry.hints_zh if lang == "zh" else entry.hints_en
        spoken = self._spoken(lang)
        return tuple(text.format_map(spoken) for text in texts if self._filled(text))

    @property
    def _entry(self) -> Message:
        # Deferred: where nothing is wrong, nothing is said.
        from broadsheet.base.messages import MESSAGES  # noqa: PLC0415

        return MESSAGES[self.code]

    def _spoken(self, lang: Lang) -> dict[str, object]:
        return {
            key: getattr(value, lang) if isinstance(value, Words) else value
            for key, value in self.args.items()
        }

    def _filled(self, text: str) -> bool:
        filled = {key for key, value in self.args.items() if value not in ("", None)}
        names = {part.split("}")[0].split(":")[0] for part in text.replace("{{", "").split("{")[1:]}
        return names <= filled


Findings: TypeAlias = list[Diagnostic]
"""Stages append to the list they are given and go on with a stand-in."""


def exit_code(findings: Findings) -> int:
    """0 fine, 1 errors in the content (BS4xx to 8xx), 2 an invalid issue or layout (BS1xx to 3xx)."""
    errors = [finding.code for finding in findings if finding.severity == "error"]
    if any(code[2] in "0123" for code in errors):
        return 2
    return 1 if errors else 0
