"""Draws the advertisements of the gallery's pages: python docs/gallery/adverts.py

The paper's own, lettered with the project's fonts: half a page, two quarters and a whole sheet, in Simplified and in
Traditional Chinese. What they say keeps well inside, so that the sizes of the layouts, which differ a little in shape,
may crop them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ADS = Path(__file__).parent / "ads"
FONTS = Path(__file__).parents[2] / "fonts"
WHITE, PAPER, INK, RED = (255, 255, 255), (244, 240, 231), (24, 22, 20), (206, 50, 34)
COLOURS = 24
"""As many as the edges of letters in three inks need."""

Colour = tuple[int, int, int]
Size = tuple[int, int]


@cache
def face(file: str, size: int, weight: int = 0) -> ImageFont.FreeTypeFont:
    """A font of the type case; `weight` is for the variable Sans."""
    font = ImageFont.truetype(FONTS / file, size)
    if weight:
        font.set_variation_by_axes([weight])
    return font


class Sheet:
    """A sheet to letter, in pixels, and the faces of its script: `SC` or `TC`."""

    def __init__(self, size: Size, ground: Colour, script: str) -> None:
        self.image, self.script = Image.new("RGB", size, ground), script
        self.draw, self.middle = ImageDraw.Draw(self.image), size[0] // 2

    def black(self, words: str, y: int, size: int, ink: Colour) -> None:
        """Words in the heaviest Serif about the middle of the sheet, lines under lines."""
        self._words(words, y, face(f"NotoSerif{self.script}-900.ttf", size), ink)

    def light(self, words: str, y: int, size: int, ink: Colour) -> None:
        """Words in Serif."""
        self._words(words, y, face(f"NotoSerif{self.script}-400.ttf", size), ink)

    def sans(self, words: str, y: int, size: int, ink: Colour) -> None:
        """Words in Sans."""
        self._words(words, y, face(f"NotoSans{self.script}-wght.ttf", size, 500), ink)

    def type(self, character: str, x: int, ink: Colour) -> None:
        """A character about x as it stands on type, reversed."""
        self.draw.rectangle((x - 430, 170, x + 430, 1030), PAPER)
        turned = Image.new("L", (860, 860), 0)
        font = face(f"NotoSerif{self.script}-900.ttf", 760)
        ImageDraw.Draw(turned).text((430, 420), character, 255, font, "mm")
        self.image.paste(ink, (x - 430, 170), turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT))

    def _words(self, words: str, y: int, font: ImageFont.FreeTypeFont, ink: Colour) -> None:
        self.draw.multiline_text((self.middle, y), words, ink, font, "mm", font.size * 0.4, "center")


def half(script: str, words: Iterator[str]) -> Sheet:
    """活字课: half a page."""
    sheet = Sheet((2300, 1560), INK, script)
    sheet.type("活", 640, INK)
    sheet.type("字", 1660, RED)
    sheet.black(next(words), 1185, 130, PAPER)
    sheet.sans(next(words), 1370, 62, PAPER)
    return sheet


def quarter(script: str, words: Iterator[str]) -> Sheet:
    """征稿: a quarter of a page."""
    sheet = Sheet((1300, 1600), WHITE, script)
    sheet.black(next(words), 430, 380, RED)
    sheet.draw.line((260, 720, 1040, 720), INK, 6)
    sheet.light(next(words), 960, 92, INK)
    sheet.sans(next(words), 1350, 56, INK)
    return sheet


def post(script: str, words: Iterator[str]) -> Sheet:
    """招聘: a quarter of a page, or a narrower one."""
    sheet = Sheet((1300, 1600), RED, script)
    sheet.black(next(words), 480, 330, PAPER)
    sheet.sans(next(words), 1130, 82, PAPER)
    sheet.sans(next(words), 1400, 58, PAPER)
    return sheet


def sheet(script: str, words: Iterator[str]) -> Sheet:
    """A whole sheet, to its edges."""
    sheet = Sheet((2520, 3540), RED, script)
    sheet.black("永", 1230, 1750, PAPER)
    sheet.draw.line((620, 2330, 1900, 2330), PAPER, 10)
    sheet.black(next(words), 2530, 170, PAPER)
    sheet.light(next(words), 2790, 120, PAPER)
    sheet.sans(next(words), 3010, 78, PAPER)
    return sheet


DRAWN: dict[Callable[[str, Iterator[str]], Sheet], tuple[tuple[str, ...], tuple[str, ...]]] = {
    half: (
        ("反着看，正着印", "周末活字印刷课　自己拣字　自己上墨　印一张带走"),
        ("反著看，正著印", "週末活字印刷課　自己揀字　自己上墨　印一張帶走"),
    ),
    quarter: (
        ("征稿", "写一张你读过的报纸\n它登过什么\n你为什么留着", "800字以内　附一幅照片\n寄本报编辑部"),
        ("徵稿", "寫一張你讀過的報紙\n它登過什麼\n你為什麼留著", "800字以內　附一幅照片\n寄本報編輯部"),
    ),
    post: (
        ("版式\n编辑", "懂字号，守截稿\n肯熬夜", "本报招一名"),
        ("版面\n編輯", "懂字號，守截稿\n肯熬夜", "本報招一名"),
    ),
    sheet: (
        ("一个字，八种笔画", "思源宋体　思源黑体", "开放的字体，人人可用，人人可改"),
        ("一個字，八種筆畫", "思源宋體　思源黑體", "開放的字型，人人可用，人人可改"),
    ),
}

if __name__ == "__main__":
    ADS.mkdir(exist_ok=True)
    for draw, texts in DRAWN.items():
        for script, ending, words in zip(("SC", "TC"), ("", "-hant"), texts, strict=True):
            drawn = draw(script, iter(words)).image
            kept = drawn.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            kept.save(ADS / f"{draw.__name__}{ending}.png", optimize=True)
