"""Single edits of one of the sample's pages, as an editor makes them late at night."""

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
PAGES = (1, 2, 3, 4)
DEEP = 400
"""Rows of the sheet on which a story is set alone: enough for any."""


class SamplePage:
    """One page of the sample as data, each story's copy beside it as paragraphs; its photos stay where they are.

    The other pages stay in the issue, so that refers lead somewhere, but only this one is set.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.issue: dict[str, Any] = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
        self.copy = {
            letter: _paragraphs(story.pop("body"))
            for letter, story in self.stories.items()
            if "body" in story
        }

    @property
    def page(self) -> dict[str, Any]:
        return self.issue["pages"][self.number - 1]  # type: ignore[no-any-return]

    @property
    def stories(self) -> dict[str, dict[str, Any]]:
        return self.page["stories"]  # type: ignore[no-any-return]

    @property
    def photos(self) -> list[tuple[str, dict[str, Any]]]:
        """Every photo, with its story's letter."""
        return [
            (letter, photo)
            for letter, story in sorted(self.stories.items())
            for photo in story.get("photos", ())
        ]

    def alone(self, letter: str, rows: int) -> SamplePage:
        """A deep page with one story of this one, by hand in the columns the plan gives it, `rows` deep.

        Refers of other pages to the stories left out go with them.
        """
        other = copy.deepcopy(self)
        other.issue["layout"] = "deep.yaml"
        columns = self.columns(letter)
        place = {"column": columns[0] + 1, "row": 1, "columns": len(columns), "rows": rows}
        other.page["stories"] = {letter: {**other.stories[letter], "at": place}}
        del other.page["plan"]
        gone = {f"{self.number}.{name}" for name in self.stories if name != letter}
        for page in other.issue["pages"]:
            for story in page["stories"].values():
                if page is not other.page and "refers" in story:
                    story["refers"] = [refer for refer in story["refers"] if _target(refer) not in gone]
        return other

    def columns(self, letter: str) -> list[int]:
        """The base columns a story has in the plan, counted from 0."""
        rows = [row.split() for row in self.page["plan"].splitlines()]
        return next([i for i, cell in enumerate(row) if cell == letter] for row in rows if letter in row)

    def write(self, folder: Path) -> Path:
        """The issue file in `folder`, and this page's copy."""
        if self.issue["layout"] == "deep.yaml":
            layout = (ROOT / "layout" / "broadsheet.yaml").read_text(encoding="utf-8")
            layout = re.sub(r"(?m)^(  rows:) \d+", rf"\1 {DEEP}", layout)
            layout = re.sub(r"(?m)^(paper:.* height:) \d+mm", r"\1 2000mm", layout)
            (folder / "deep.yaml").write_text(layout, encoding="utf-8")
        for letter in self.copy.keys() & self.stories.keys():
            self.stories[letter]["body"] = [{"file": f"{letter}.md"}]
            (folder / f"{letter}.md").write_text("\n\n".join(self.copy[letter]) + "\n", encoding="utf-8")
        file = folder / "edited.yaml"
        file.write_text(yaml.safe_dump(self.issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return file


def _paragraphs(body: list[dict[str, str]]) -> list[str]:
    texts = [(ISSUES / piece["file"]).read_text(encoding="utf-8").strip() for piece in body]
    return [paragraph for text in texts for paragraph in re.split(r"\n\s*\n", text)]


def _target(refer: str | dict[str, str]) -> str:
    """Where a refer leads: page and letter."""
    return refer if isinstance(refer, str) else refer["to"]


def drop_paragraph(page: SamplePage, dice: random.Random) -> str:
    letter, paragraph = _paragraph(page, dice)
    del page.copy[letter][paragraph]
    return f"paragraph {paragraph + 1} of {letter} dropped"


def double_paragraph(page: SamplePage, dice: random.Random) -> str:
    letter, paragraph = _paragraph(page, dice)
    page.copy[letter].insert(paragraph, page.copy[letter][paragraph])
    return f"paragraph {paragraph + 1} of {letter} doubled"


def _paragraph(page: SamplePage, dice: random.Random) -> tuple[str, int]:
    """A story that has copy, and one of its paragraphs or tables."""
    letter = dice.choice(sorted(page.copy))
    return letter, dice.choice([i for i, text in enumerate(page.copy[letter]) if not text.startswith("## ")])


def change_headline(page: SamplePage, dice: random.Random) -> str:
    """A headline three tenths shorter or longer; a break the editor asked for goes with the old wording."""
    letter = dice.choice([letter for letter, story in sorted(page.stories.items()) if "headline" in story])
    story = page.stories[letter]
    words = re.sub(r"\s*\|\s*", "", story["headline"])
    part = max(1, round(len(words) * 0.3))
    longer = dice.random() < 0.5
    story["headline"] = words + words[:part] if longer else words[:-part]
    return f"headline of {letter} {'longer' if longer else 'shorter'}: {story['headline']}"


def turn_photo(page: SamplePage, dice: random.Random) -> str:
    """A photo that lay stands, or the other way round, as deep as its ratio makes it."""
    letter, photo = dice.choice(page.photos)
    photo.pop("depth", None)
    photo["ratio"] = "3:2" if photo.get("ratio") == "2:3" else "2:3"
    return f"photo of {letter} at {photo['ratio']}"


def change_depth(page: SamplePage, dice: random.Random) -> str:
    """A photo a few rows deeper or shallower."""
    letter, photo = dice.choice([(letter, photo) for letter, photo in page.photos if "depth" in photo])
    rows = int(photo["depth"].removesuffix("行")) + dice.choice([-3, -2, -1, 1, 2, 3])
    photo["depth"] = f"{rows}行"
    return f"photo of {letter} {rows} rows deep"


def swap_stories(page: SamplePage, dice: random.Random) -> str:
    """Two stories change places in the plan; one divided into more columns than its new place has is no longer."""
    one, other = dice.sample(sorted(page.stories), 2)
    page.page["plan"] = page.page["plan"].translate(str.maketrans(one + other, other + one))
    for letter in (one, other):
        if page.stories[letter].get("set_in", 0) > len(page.columns(letter)):
            del page.stories[letter]["set_in"]
    return f"{one} and {other} swapped"


EDITS: tuple[Callable[[SamplePage, random.Random], str], ...] = (
    drop_paragraph,
    double_paragraph,
    change_headline,
    turn_photo,
    change_depth,
    swap_stories,
)


def edited(seed: int, number: int) -> tuple[SamplePage, str]:
    """One of the sample's pages after edit `number` of a walk, and what was done to it."""
    dice = random.Random(f"{seed}-{number}")
    page = SamplePage(dice.choice(PAGES))
    return page, f"page {page.number}: {dice.choice(EDITS)(page, dice)}"
