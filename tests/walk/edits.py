"""Single edits of the sample's front page, as an editor makes them late at night."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ISSUES = ROOT / "issues"
SAMPLE = ISSUES / "2025-01.yaml"
DEEP = 400
"""Rows of the sheet on which a story is set alone: enough for any."""


class FrontPage:
    """The sample's front page as data, each story's copy beside it as paragraphs; its photos stay where they are."""

    def __init__(self) -> None:
        self.issue: dict[str, Any] = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
        self.issue["pages"] = self.issue["pages"][:1]
        self.copy = {letter: _paragraphs(story.pop("body")) for letter, story in self.stories.items()}

    @property
    def page(self) -> dict[str, Any]:
        return self.issue["pages"][0]  # type: ignore[no-any-return]

    @property
    def stories(self) -> dict[str, dict[str, Any]]:
        return self.page["stories"]  # type: ignore[no-any-return]

    def alone(self, letter: str, rows: int) -> FrontPage:
        """A deep page with one story of this one, by hand in the columns the plan gives it, `rows` deep."""
        other = copy.deepcopy(self)
        other.issue["layout"] = "deep.yaml"
        columns = self.columns(letter)
        place = {"column": columns[0] + 1, "row": 1, "columns": len(columns), "rows": rows}
        other.page["stories"] = {letter: {**other.stories[letter], "at": place}}
        del other.page["plan"]
        return other

    def columns(self, letter: str) -> list[int]:
        """The base columns a story has in the plan, counted from 0."""
        rows = [row.split() for row in self.page["plan"].splitlines()]
        return next([i for i, cell in enumerate(row) if cell == letter] for row in rows if letter in row)

    def write(self, folder: Path) -> Path:
        """The issue file of this page in `folder`, and its copy."""
        if self.issue["layout"] == "deep.yaml":
            layout = (ROOT / "layout" / "broadsheet.yaml").read_text(encoding="utf-8")
            layout = re.sub(r"(?m)^(  rows:) \d+", rf"\1 {DEEP}", layout)
            layout = re.sub(r"(?m)^(paper:.* height:) \d+mm", r"\1 2000mm", layout)
            (folder / "deep.yaml").write_text(layout, encoding="utf-8")
        for letter, story in self.stories.items():
            story["body"] = [{"file": f"{letter}.md"}]
            (folder / f"{letter}.md").write_text("\n\n".join(self.copy[letter]) + "\n", encoding="utf-8")
        file = folder / "edited.yaml"
        file.write_text(yaml.safe_dump(self.issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return file


def _paragraphs(body: list[dict[str, str]]) -> list[str]:
    texts = [(ISSUES / piece["file"]).read_text(encoding="utf-8").strip() for piece in body]
    return [paragraph for text in texts for paragraph in re.split(r"\n\s*\n", text)]


def drop_paragraph(page: FrontPage, dice: random.Random) -> str:
    letter, paragraph = _paragraph(page, dice)
    del page.copy[letter][paragraph]
    return f"paragraph {paragraph + 1} of {letter} dropped"


def double_paragraph(page: FrontPage, dice: random.Random) -> str:
    letter, paragraph = _paragraph(page, dice)
    page.copy[letter].insert(paragraph, page.copy[letter][paragraph])
    return f"paragraph {paragraph + 1} of {letter} doubled"


def _paragraph(page: FrontPage, dice: random.Random) -> tuple[str, int]:
    """A story and one of its paragraphs that is no crosshead."""
    letter = dice.choice(sorted(page.copy))
    return letter, dice.choice([i for i, text in enumerate(page.copy[letter]) if not text.startswith("## ")])


def change_headline(page: FrontPage, dice: random.Random) -> str:
    """A headline three tenths shorter or longer; a break the editor asked for goes with the old wording."""
    letter = dice.choice(sorted(page.stories))
    story = page.stories[letter]
    words = re.sub(r"\s*\|\s*", "", story["headline"])
    part = max(1, round(len(words) * 0.3))
    longer = dice.random() < 0.5
    story["headline"] = words + words[:part] if longer else words[:-part]
    return f"headline of {letter} {'longer' if longer else 'shorter'}: {story['headline']}"


def turn_photo(page: FrontPage, dice: random.Random) -> str:
    """A photo that lay stands, or the other way round, as deep as its ratio makes it."""
    letter = dice.choice([letter for letter, story in sorted(page.stories.items()) if story.get("photos")])
    photo = dice.choice(page.stories[letter]["photos"])
    photo.pop("depth", None)
    photo["ratio"] = "3:2" if photo.get("ratio") == "2:3" else "2:3"
    return f"photo of {letter} at {photo['ratio']}"


def swap_stories(page: FrontPage, dice: random.Random) -> str:
    """Two stories change places in the plan."""
    one, other = dice.sample(sorted(page.stories), 2)
    page.page["plan"] = page.page["plan"].translate(str.maketrans(one + other, other + one))
    return f"{one} and {other} swapped"


EDITS: tuple[Callable[[FrontPage, random.Random], str], ...] = (
    drop_paragraph,
    double_paragraph,
    change_headline,
    turn_photo,
    swap_stories,
)


def edited(seed: int, number: int) -> tuple[FrontPage, str]:
    """The front page after edit `number` of a walk, and what was done to it."""
    dice = random.Random(f"{seed}-{number}")
    page = FrontPage()
    return page, dice.choice(EDITS)(page, dice)
