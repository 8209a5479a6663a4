"""Pull quotes, fact boxes, figures and QR codes arrive as the editor wrote them."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.issue.conftest import Loaded

Load = Callable[[str], Loaded]


def test_each_kind_has_its_words_its_line_and_its_place(load: Load) -> None:
    loaded = load(
        "headline: 一\nbody: 文。\ninsets:\n"
        "- {kind: quote, text: 纸要先醒一醒, by: 师傅, span: 2}\n"
        "- {kind: figure, figure: 936, text: 个行位}\n"
        "- {kind: qr, link: 'https://w3.org/TR/', text: 扫码, place: bottom}\n"
        "- {kind: facts, body: 一段。}\n"
    )
    assert loaded.faults == []
    said = [(i.kind, i.words.text, i.line.text if i.line else None, i.place) for i in loaded.story.insets]
    assert said == [
        ("quote", "纸要先醒一醒", "师傅", "left"),
        ("figure", "936", "个行位", "top-left"),
        ("qr", "https://w3.org/TR/", "扫码", "bottom"),
        ("facts", "链接", None, "bottom-right"),
    ]
    assert [inset.columns for inset in loaded.story.insets] == [2, 1, 1, 1]


def test_a_fact_box_has_paragraphs_and_crossheads(load: Load) -> None:
    loaded = load(
        "headline: 一\nbody: 文。\ninsets:\n- kind: facts\n  body: |\n    ## 头\n\n    一段。\n\n    两段。\n"
    )
    (facts,) = loaded.story.insets
    assert [(part.kind, part.text) for part in facts.body] == [
        ("crosshead", "头"), ("body", "一段。"), ("body", "两段。"),
    ]  # fmt: skip


def test_a_kind_nobody_knows_is_told(load: Load) -> None:
    loaded = load("headline: 一\nbody: 文。\ninsets:\n- {kind: quot, text: 话}\n")
    assert [code for code, _ in loaded.faults][:1] != []
    assert loaded.story.insets == ()
