"""The advertisements of the eight pages: two PDFs set by the program itself, as an agency would send them, and pictures
drawn here. All are the paper's own: nobody pays for them, and what they say is so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job
from broadsheet.pipeline import render

INK, PAPER, RED = (30, 30, 30), (250, 250, 248), (198, 52, 40)

_TEMPLATES = """\
templates:
  news: {head: 0}
  front: {head: 0}
"""

POSTER = """\
newspaper: 版样
date: 2025-01-06
fit: auto
layout: poster.yaml
pages:
  - plan: |
      A A A A
      A A A A
      A A A A
      B B C C
    stories:
      A:
        rank: 1
        voice: primer
        kicker: 思源宋体　思源黑体
        headline: 随意用|随意改
        deck: 从细到粗七种字重，开放许可
        photos: [{file: song.jpg, caption: 左为宋体，右为黑体。, span: 4, depth: 33行, place: top}]
        body: |
          《版样》从报头到报脚只用两款字：正文和特稿标题用思源宋体，硬新闻的标题、图说和表格用思源黑体。两款字由Adobe与谷歌合作，2014年和2017年先后发布，兼顾简、繁、日、韩，开放许可，谁都可以用，可以改，可以随自己的程序一起送人。

          本报把用到的字重同稿件放在一处，排出来的PDF里只嵌版上出现过的字。换一台电脑，换一个人，排出来还是这副样子。

          要排自己的报纸，字已经备好。
      B:
        rank: 4
        headline: 300到900
        body: 数字越大越粗。正文400，特稿标题700，头条和报头900；图说用黑体400，小标题用黑体700。一张报纸用到四五种，轻重就分得开了。
      C:
        rank: 4
        headline: 65535个
        body: 每一款的字形，到了字体格式容得下的上限。缺的字，程序会指出在哪一篇、哪一行，不拿方框顶替。另备一款补字，有两千多个生僻字。
"""
"""A whole page for the faces that the paper is set in."""

STRIP = """\
newspaper: 版样
date: 2025-01-06
fit: auto
layout: strip.yaml
pages:
  - plan: |
      A A A A A A
    stories:
      A:
        rank: 4
        headline: 汉字怎样排
        headline_direction: vertical
        insets: [{kind: qr, link: "https://www.w3.org/TR/clreq/", text: 扫码读, span: 1, place: top-right}]
        body: |
          W3C的《中文排版需求》，讲汉字、标点、行、栏怎样排，横排直排都有，中文英文对照，谁都可以读。标点挤压、行首行尾禁则、中西文之间的空，本报照它排定。

          文件从一个字的方框讲起：汉字是方的，一个字占一格；标点也占一格，墨只在半边。行首不站句号、逗号，行尾不留前引号、前括号；破折号、省略号占两格，中间不拆。横排怎样，直排怎样，竖着的数字、西文怎样转，各有图例。栏与栏之间留多少，标题占几行，也一一写明。做网页的人照它改浏览器，排报的人照它改程序，读的人只觉得顺。

          读者若发现哪一行没有照办，请写信指出，注明版次和行数。文件还在修订，哪里没有说清，编写的人也等着回音。

          一张报纸印出来，读者看不见规矩，只看得见整齐。规矩立在前头，夜里排版的人就不必为一个逗号商量。要紧的几条，本报每一版上都找得到例子。拿一把尺量行距，拿一支笔点标点，一栏一栏对下去，比读书容易明白，孩子也学得会。
"""
"""A strip for the requirements that the paper is set by."""


def make_adverts(folder: Path, pictures: tuple[Path, ...]) -> None:
    """Every advertisement, in `folder`; `pictures` have those that the poster shows, the sample's first."""
    _pdf("poster", POSTER, (225.425, 324.527), folder, pictures)
    _pdf("strip", STRIP, (225.425, 57.827), folder, pictures)
    _ear().save(folder / "ear.png")
    _island().save(folder / "island.png")
    _half(pictures[0]).save(folder / "half.jpg", quality=88)
    shutil.copy(pictures[0].parents[1] / "docs" / "gallery" / "ads" / "quarter.png", folder)


def _pdf(name: str, issue: str, size: tuple[float, float], folder: Path, pictures: tuple[Path, ...]) -> None:
    """An issue of one page, of the size of the hole it is for in millimetres, as a PDF."""
    (folder / f"{name}-issue.yaml").write_text(issue, encoding="utf-8")
    (folder / f"{name}.yaml").write_text(_layout(*size), encoding="utf-8")
    outcome = render(Job(folder / f"{name}-issue.yaml", folder, assets=pictures))
    assert not exit_code(outcome.findings), [found.message("en") for found in outcome.findings]
    (folder / f"{name}-issue.pdf").rename(folder / f"{name}.pdf")


def _layout(width: float, height: float) -> str:
    """The tabloid's layout on a sheet of that size, four columns or, on one that is low, six; a page without a head."""
    top, columns = (10, 4) if height > 100 else (7, 6)
    rows = int((height - 2 * top) / 25.4 * 6)
    em = (639 - 36 - 9 * (columns - 1)) // (9 * columns)
    text = (data_folder("layout") / "tabloid.yaml").read_text(encoding="utf-8")
    for pattern, value in (
        (r"(?m)^paper: .*$", f"paper: {{width: {width}mm, height: {height}mm}}"),
        (r"(?m)^(  columns:) \d+", rf"\1 {columns}"),
        (r"(?m)^(  column:) \d+em", rf"\1 {em}em"),
        (r"(?m)^(  rows:) \d+", rf"\1 {rows}"),
        (r"(?m)^(  top:) \S+", rf"\1 {top}mm"),
    ):
        text = re.sub(pattern, value, text)
    return text[: text.index("\ntemplates:\n") + 1] + _TEMPLATES


def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(data_folder("fonts") / name), size)


def _ear() -> Image.Image:
    """What the ear says, 73 × 22.9 mm at 300 ppi."""
    picture = Image.new("RGB", (862, 270), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle([0, 0, 270, 270], fill=RED)
    pen.text((135, 138), "版", font=_face("NotoSerifSC-900.ttf", 220), fill=PAPER, anchor="mm")
    pen.text((300, 86), "自己的报，自己排", font=_face("NotoSerifSC-900.ttf", 66), fill=INK, anchor="lm")
    pen.text(
        (300, 186), "程序、字体、稿件都开放", font=_face("NotoSerifSC-700.ttf", 46), fill=INK, anchor="lm"
    )
    return picture


def _island() -> Image.Image:
    """A tall card of two columns and 22 rows, at 300 ppi."""
    picture = Image.new("RGB", (862, 1082), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((431, 330), "错", font=_face("NotoSerifSC-900.ttf", 560), fill=INK, anchor="mm")
    pen.ellipse([120, 40, 742, 650], outline=RED, width=16)
    pen.text((431, 770), "找一个错字", font=_face("NotoSerifSC-900.ttf", 112), fill=INK, anchor="mm")
    pen.text((431, 900), "写明版次和行数", font=_face("NotoSerifSC-700.ttf", 70), fill=INK, anchor="mm")
    pen.text((431, 990), "下期更正，并致谢", font=_face("NotoSerifSC-700.ttf", 70), fill=INK, anchor="mm")
    return picture


def _half(pictures: Path) -> Image.Image:
    """Half a page of a forme of type, with what is said over it on a band."""
    size = (1775, 1222)
    with Image.open(pictures / "forme.jpg") as forme:
        picture = forme.convert("RGB").resize((1833, 1222)).crop((0, 0, *size))
    pen = ImageDraw.Draw(picture)
    pen.rectangle([0, 860, *size], fill=PAPER)
    pen.text((888, 975), "排好的字，都是反的", font=_face("NotoSerifSC-900.ttf", 150), fill=INK, anchor="mm")
    pen.text(
        (888, 1120),
        "印到纸上，才正过来。《版样》，一张讲报纸的报纸",
        font=_face("NotoSerifSC-700.ttf", 62),
        fill=INK,
        anchor="mm",
    )
    return picture
