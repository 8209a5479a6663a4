"""YAML as text with places: nothing is guessed, nothing is lost, nothing can hurt."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base import yamltree
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Source
from broadsheet.base.yamltree import Mapping, Node, Scalar, Sequence, compose, line_offsets, walk


def _read(text: str) -> tuple[Node | None, Findings]:
    findings: Findings = []
    return compose(Source("i.yaml", text), findings), findings


def _node(text: str) -> Node:
    node, findings = _read(text)
    assert findings == []
    assert node is not None
    return node


def _fault(text: str) -> Diagnostic:
    _, findings = _read(text)
    assert len(findings) == 1
    return findings[0]


def _text(node: Node, *path: str | int) -> str:
    found = walk(node, *path)
    assert isinstance(found, Scalar)
    return found.text


@pytest.mark.parametrize(
    "word", ["no", "1.10", "12:30:45", "007", "2025-01-06", "0x1F", "1e3", ".nan", "off"]
)
def test_words_that_look_like_something_else_stay_words(word: str) -> None:
    assert _text(_node(f"a: {word}"), "a") == word


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_after_a_colon_is_nothing(nothing: str) -> None:
    node = walk(_node(f"a: {nothing}\nb: x"), "a")
    assert isinstance(node, Scalar)
    assert node.empty


def test_a_quoted_null_is_a_word() -> None:
    node = walk(_node('a: "null"'), "a")
    assert isinstance(node, Scalar)
    assert not node.empty


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_characters_whatever_ends_a_line(end: str) -> None:
    text = f"𬭚: 一{end}b: 二三 # 注{end}"
    node = walk(_node(text), "b")
    assert text[node.span.start : node.span.end] == "二三"


def test_the_place_of_a_mapping_ends_with_its_last_value() -> None:
    text = "a:\n  b: 1\n\n\nc: 2"
    node = walk(_node(text), "a")
    assert text[node.span.start : node.span.end] == "b: 1"


@pytest.mark.parametrize("header", ["|", "|-", "|+", "|2", "|  # a comment"])
def test_every_line_of_a_block_knows_where_it_stands(header: str) -> None:
    text = f"a: {header}\n\n  一\n    二\n\n  三\nb: 1\n"
    node = walk(_node(text), "a")
    assert isinstance(node, Scalar)
    offsets = line_offsets(node, Source("i.yaml", text))
    assert offsets is not None
    lines = node.text.splitlines()
    assert [text[at : at + len(line)] for at, line in zip(offsets, lines, strict=True)] == lines


def test_a_folded_block_has_no_lines_of_its_own() -> None:
    text = "a: >\n  一\n  二\n"
    node = walk(_node(text), "a")
    assert isinstance(node, Scalar)
    assert line_offsets(node, Source("i.yaml", text)) is None


def test_a_path_that_leaves_the_tree_ends_at_the_nearest_node() -> None:
    node = _node("a: [x]")
    assert walk(node, "a", 5) == walk(node, "a")
    assert walk(node, "b", 0) == node


def test_an_alias_is_the_same_value() -> None:
    node = _node("a: &x {k: v}\nb: *x")
    assert walk(node, "b") == walk(node, "a")


def test_the_tag_for_text_changes_nothing() -> None:
    assert _text(_node("a: !!str 5"), "a") == "5"


def test_one_document_with_its_marks_is_fine() -> None:
    assert _text(_node("%YAML 1.1\n---\na: b\n...\n"), "a") == "b"


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_refused(opener: str) -> None:
    start = time.perf_counter()
    assert _fault(opener * 20_000).code == "BS119"
    assert time.perf_counter() - start < 2


def test_nesting_through_aliases_is_refused() -> None:
    deep = "[" * 40 + "]" * 40
    text = f"a: &a {deep}\nb: &b {deep.replace('[]', '[*a]', 1)}\n"
    assert _fault(text).code == "BS119"


def test_a_web_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    start = time.perf_counter()
    assert _fault("\n".join(lines)).code == "BS117"
    assert time.perf_counter() - start < 0.5


def test_too_many_aliases_are_refused() -> None:
    assert _fault("a: &x y\nb: [" + ", ".join(["*x"] * 101) + "]").code == "BS117"


def test_too_many_entries_are_refused() -> None:
    assert _fault("[" + "a," * 200_001 + "]").code == "BS123"


def test_a_megabyte_in_one_value_is_fine() -> None:
    assert len(_text(_node("a: |\n  " + "字" * 1_000_000), "a")) == 1_000_000


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\ud800", "\ufffe", "\x9b"])
def test_a_character_that_cannot_be_printed_is_pointed_at(char: str) -> None:
    fault = _fault(f"a: 一{char}二")
    assert fault.code == "BS103"
    assert fault.span is not None
    assert fault.span.start == 4


def test_nor_can_an_escape_bring_one_in() -> None:
    assert _fault('a: "x\\0y"').code == "BS103"
    assert _fault('a: "\\ud800"').code in ("BS103", "BS111")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "---\n", "~"])
def test_a_file_with_nothing_in_it_is_called_empty(text: str) -> None:
    assert _fault(text).code == "BS105"


def test_faults_that_end_nothing_are_all_told() -> None:
    _, findings = _read("a: 1\na: 2\nb: 3 #x\n<<: 4\na: 5")
    assert [finding.code for finding in findings] == ["BS114", "BS122", "BS120", "BS114"]


def test_without_libyaml_the_same_tree_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, {b: 二}]\nc: |\n  x\n  y\nd: &k 'q'\ne: *k\n"
    fast = _node(text)
    monkeypatch.setattr(yamltree, "_Loader", yaml.SafeLoader)
    assert _node(text) == fast


_PLAIN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=5)
_TREES = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_PLAIN, inner, max_size=4),
    max_leaves=12,
)


def _bare(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_bare(item) for item in node.items]
    return {entry.key.text: _bare(entry.value) for entry in node.entries}


@given(st.dictionaries(_PLAIN, _TREES, min_size=1))
def test_what_is_written_is_what_is_read(tree: dict[str, object]) -> None:
    node = _node(yaml.safe_dump(tree, allow_unicode=True))
    assert isinstance(node, Mapping)
    assert _bare(node) == tree
