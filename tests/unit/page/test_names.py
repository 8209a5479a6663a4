"""Names and shapes an issue asks of its layout: templates, boxes, a plan as wide as the page."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Group, Inset, Issue, Page
from broadsheet.issue.service import Day, Forecast
from broadsheet.layout.furniture import RuleFurniture, TextFurniture
from broadsheet.page.names import check_names
from tests.composing import SPAN, issue, page, small_layout, story, voiced_layout


def _found(*pages: Page) -> Findings:
    findings: Findings = []
    check_names(issue(*pages), small_layout(), findings)
    return findings


def test_known_names_are_no_fault() -> None:
    assert _found(page([story(box="hairline")], "A A A A A")) == []


def test_an_unknown_template_is_told_with_the_nearest() -> None:
    (finding,) = _found(replace(page([story()], "A A A A A"), template="fornt"))
    assert (finding.code, finding.args["near"]) == ("BS307", "front")
    assert "news" in str(finding.args["known"])


def test_an_unknown_box_is_told_with_the_nearest() -> None:
    (finding,) = _found(page([story(box="hairlin")], "A A A A A"))
    assert (finding.code, finding.args["near"]) == ("BS308", "hairline")


def test_a_plan_wider_or_narrower_than_the_page_is_told() -> None:
    for plan in ("A A A A A A", "A A A A"):
        (finding,) = _found(page([story()], plan))
        assert finding.code == "BS309"
        assert finding.args["columns"] == 5


def test_a_field_that_furniture_cannot_have_is_told_with_the_nearest() -> None:
    layout = small_layout()
    front = layout.templates["front"]
    text = next(item for item in front.furniture if isinstance(item, TextFurniture))
    wrong = replace(front, furniture=(replace(text, text="{newpaper} {date}"),))
    findings: Findings = []
    check_names(issue(page([story()], "A A A A A")), replace(layout, templates={"front": wrong}), findings)
    assert [(finding.code, finding.args["name"], finding.args["near"]) for finding in findings] == [
        ("BS321", "newpaper", "newspaper")
    ]


def test_every_page_is_looked_at() -> None:
    found = _found(page([story(box="x")], "A A A A A"), page([story(box="y")], "A A A A A", number=2))
    assert [finding.args["name"] for finding in found] == ["x", "y"]


def test_an_unknown_style_or_box_of_a_group_is_told_with_the_nearest() -> None:
    style, box = Copy("sectoin", SPAN), Copy("tnt", SPAN)
    group = Group(Copy("深读", SPAN), ("A",), SPAN, style=style, box=box)
    found = _found(replace(page([story()], "A A A A A"), groups=(group,)))
    assert [(finding.code, finding.args["near"]) for finding in found] == [
        ("BS338", "section"),
        ("BS308", "tint"),
    ]


def test_an_unknown_voice_is_told_with_the_nearest() -> None:
    findings: Findings = []
    made = issue(page([story("A", voice="comment"), story("B", voice="coment")], "A A B B B"))
    check_names(made, voiced_layout(), findings)
    assert [(finding.code, finding.args["name"], finding.args["near"]) for finding in findings] == [
        ("BS322", "coment", "comment")
    ]


def _printed(made: Issue, *texts: str) -> list[tuple[str, str]]:
    """What is told of an issue whose front page prints these texts alone."""
    layout = small_layout()
    front = layout.templates["front"]
    text = next(item for item in front.furniture if isinstance(item, TextFurniture))
    furniture = tuple(replace(text, text=words) for words in texts)
    findings: Findings = []
    check_names(made, replace(layout, templates={"front": replace(front, furniture=furniture)}), findings)
    return [(finding.code, str(finding.args["key"])) for finding in findings]


def test_what_no_template_prints_is_told() -> None:
    front = page([story()], "A A A A A")
    given = {"price": "1元", "imprint": "社址", "left_ear": "左", "weather": "晴"}
    made = issue(front, places=dict.fromkeys(given, SPAN), **given)
    assert _printed(made, "{price} {imprint}", "[{left_ear}]{weather}") == []
    assert _printed(made, "{price}") == [("BS329", key) for key in ("imprint", "left_ear", "weather")]
    assert _printed(issue(front, places={"cn": SPAN})) == []


def test_a_forecast_in_a_story_or_an_inset_is_printed() -> None:
    forecast = Forecast((Day("今天", "晴"),), SPAN)
    inset = Inset("weather", SPAN, Copy("天气", SPAN), service=forecast)
    for its in (story(body=[forecast]), story(insets=(inset,))):
        made = issue(page([its], "A A A A A"), places={"weather": SPAN}, weather="晴")
        assert _printed(made, "{date}") == []


def test_editors_of_a_page_that_prints_none_are_told() -> None:
    front = replace(page([story()], "A A A A A"), editors=(("责编", "何晓"),))
    assert _printed(issue(front), "{editors}") == []
    assert _printed(issue(front), "{date}") == [("BS329", "editors")]


def test_a_rule_that_needs_a_field_there_is_not_is_told() -> None:
    layout = small_layout()
    front = layout.templates["front"]
    rule = RuleFurniture(layout.rules["module"], 1, 0, 5, "all", "imprimt")
    findings: Findings = []
    check_names(
        issue(page([story()], "A A A A A")),
        replace(layout, templates={"front": replace(front, furniture=(rule,))}),
        findings,
    )
    assert [(finding.code, finding.args["near"]) for finding in findings] == [("BS321", "imprint")]
