"""The words of a head and their classes: a dictionary's parts of speech, made finer by how Chinese builds words.

The dictionary is jieba's, through rjieba; it is loaded when the first head has to be parted. The classes:

    N noun   H people   Z region   S place   F side   T time   R pronoun   O other
    Q so many things (三条)   K so much (三吨)   E so long (三天)   M bare numeral
    v verb   c verb that closes its clause (开工)   o verb that wants an object (迎来)   g verb as a noun
    A adjective   a attribute of the noun that follows   d adverbial   D adverb that leans on what follows
    P preposition   C conjunction   L set phrase   U particle

After Zhu Dexi, Yufa jiangyi (1982), chapters 3 to 5: measure words, verbs with and without object, verb-object and
verb-complement compounds (开工, 迎来), non-predicate adjectives.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


OPENING = frozenset("“‘《〈（「『【")
CLOSING = frozenset("”’》〉）」』】")
_POINTS = frozenset("，。：；！？、·.%％‰℃")
_SUFFIXES = frozenset("的得地了着过们之里上下中内外前后式者")
"""Single characters that belong to the word before them."""
_ASPECTS = frozenset("了着过")

_DIGITS = "0-9.零〇一二两三四五六七八九十百千万亿几半多余数"
_NUMERAL = re.compile(f"[第约近超逾]?[{_DIGITS}]+")
_COUNTED = frozenset(
    "个条台名位家套棵座所辆艘支幅本册件只头匹张把扇间栋幢户人项场次批届部处对双种类款班列架门道枚份"
)
"""Measure words of things, of which a noun follows."""
_EACH = frozenset("首第每各整")
_SPANS = frozenset("年月日天周旬夜晚载")
_LONG_SPANS = ("小时", "分钟", "秒钟", "周年", "个月", "昼夜")
_AMOUNTS = (
    "平方米",
    "千瓦时",
    "公里",
    "千米",
    "公斤",
    "公顷",
    "人次",
    *"米斤吨元亩成倍度里克升块折万亿岁％%‰℃",
)
"""Units that complete a numeral."""

_ADVERBS = _listed(
    """
    不 不再 未 没 没有 也 还 又 再 就 便 仍 已 已经 正 正在 将 将要 均 都 全 只 才
    更 最 很 太 先 后 重新 双双 频 屡 渐 愈 须 必 可 能 会 要 应 需 欲 拟 或 常
    总 刚 即 亦 皆 该 为何 如何 怎么 这样
    """
)
_PREPOSITIONS = _listed(
    """
    把 被 将 向 从 对 为 在 由 以 于 给 让 与 和 及 同 跟 因 按 到 往 朝 靠 凭
    用
    """
)
_REGIONS = _listed(
    """
    全市 全省 全国 全城 全县 全区 全镇 全村 我市 我省 我国 我县 我区 本市 本省 各地 各县
    城区 市区 城乡 沿线 两岸
    """
)
_ADVERBIALS = _listed(
    """
    全面 明显 免费 义务 提前 连夜 现场 当场 同步 全部 全程 逐步 持续 首次 再次 再度 正式
    平稳 基本 顺利 自费 徒步 及时 联合 集中 自发 悄然 陆续 纷纷 依法 突然 主动 昼夜 踊跃
    平均 最高 最低 总体 随手 手把手 双双 日均 年均 全天 随时 就近 跨省 同城
    """
)
_CLOSING_VERBS = _listed(
    """
    启用 启动 开工 竣工 完工 建成 修成 办成 开幕 闭幕 落幕 上线 上岗 上市 上路 上涨 下降
    下跌 回升 回落 开业 开张 结束 完毕 落成 贯通 通车 通航 首演 亮相 面世 发车 起航 来临
    到来 来袭 落网 告破 解除 揭牌 挂牌 封顶 合龙 收官 受益 普及 提速 扩容 走红 火热 达标
    过半 清零 缩水 受阻 停运 复航 受罚 获救 遇险 扑灭 成立 南下 北上 上调 下调 加固 更新
    爆裂 塌陷 骤升 骤降 过境 落地 见效 更名 翻番 换新 升级 回暖 升温 降温 走俏 畅销 热销
    告急 减负 扩建 转型 发力 发芽 丰收 解渴 保鲜
    """
)
_OPENING_VERBS = _listed(
    """
    发布 推出 推行 迎来 打造 建设 引进 带动 助力 推动 实现 开展 举办 举行 成为 进入 走进
    走出 获得 迎战 具备 写下 带来 引来 引发 吸引 突破 超过 达到 遭遇 是 架起 发现 签下
    拿下 收获 抢收 打击 追回 面临 增设 新增 增加 减少 缩短 提供 发送 疏散 集结 守护 直击
    探访 揭秘 征集 放映 开通 托管 新添 化解 铺就 保障 见证 争创 聚焦 学会 爱上 告别 代替
    """
)
_OBJECT_LED = frozenset(
    "开上下入出返回封收落揭通停复进到离登赴竣完启放发过断歇转减增提脱还就招献捐归夺告起挂投执报合解受遇"
)
_OBJECTS = frozenset(
    "户师学课工幕业车水路家乡岗线市港航通款票网镰锣牌顶龙库园馆店程场费税速困奖冠案山火灾门标产"
    "船海班新员队灯花雨雪岸会京沪城镇村"
)
"""First and second halves of verb-object compounds, which take no further object: 开工, 返乡, 揭牌."""
_COMPLEMENTS = frozenset("出到成上起入向至为进往给遍获得满变迎遇住")
"""Second halves of verb-complement compounds, which want an object: 迎来, 送到, 变成."""
_PEOPLE = frozenset("员者师民户客警们生友")
"""Last characters of words for people."""
_PERSONS = _listed(
    """
    市民 居民 村民 专家 企业 老人 家长 孩子 孩子们 乡亲 商户 干部 职工 队伍 消防 官兵
    同学 邻居 邻里 夫妻 选手 主播 店主 摊主 车主 业主 团队 负责人 年轻人 青年 司机 志愿者
    群众
    """
)
_ATTRIBUTES = _listed(
    """
    新 老 大 小 旧 古 好 首 多 高 低 长 短 早 晚 主 副 总 原 亲 名 真 快 慢 红
    绿 黑 白 深 浅 土 共享 公共 智能 智慧 数字 绿色 大型 小型 中型 新型 老式 国产 进口
    公办 民办 民营 国有 私营 公益 专业 业余 退休 在职 退役 快速 高速 电子 电动 线上 线下
    网络 远程 移动 流动 临时 应急 备用 本土 本地 外地 海外 境外 城际 夜班 课后 课余 求职
    安置 口袋 爱心 困难 留守 独居 残疾 贫困 优质 传统 现代 现代化 重点 基层 一线 高龄
    低龄 首届 特色 老旧 废旧 闲置 废弃 新建 在建 供暖 节水 幸福 快乐 便民 惠民 助老 养老
    防汛 防火 抗旱 消防 气象 环保 交通 医疗 教育 文化 体育 农业 工业 生态 民生 历史 古老
    百年 千年 八旬 七旬 九旬 六旬
    """
)
_ATTRIBUTE_ENDS = frozenset("色式型级性")

_PARTS = {
    **dict.fromkeys(("v", "vg", "vd", "vi"), "V"),
    **dict.fromkeys(("j", "b", "h"), "N"),
    **dict.fromkeys(("a", "an", "ad", "z", "ag"), "A"),
    **dict.fromkeys(("i", "l"), "L"),
    **dict.fromkeys(("y", "k"), "U"),
    "vn": "G",
    "f": "F",
    "s": "S",
    "d": "D",
    "r": "R",
    "p": "P",
    "c": "C",
    "x": "X",
}
_FIRST_LETTERS = {"n": "N", "m": "M", "q": "M", "t": "T", "u": "U"}
"""The dictionary's tags (the Peking University set) by what they are here."""


class Word(Struct, frozen=True):
    """A word, with the marks and particles that belong to it, and its class."""

    text: str
    kind: str


def words(text: str) -> list[Word]:
    """The words of a head, joined to the text again; marks, particles, numerals and quotations are whole."""
    joined: list[Word] = []
    depth = 0
    for word in _tagged(text):
        before = joined[-1] if joined else None
        if before is not None and (depth or _belongs(before, word)):
            joined[-1] = Word(before.text + word.text, _kind_of_both(before, word))
        else:
            joined.append(word)
        depth = max(depth + (word.text in OPENING) - (word.text in CLOSING), 0)
    return [Word(word.text, _class(word)) for word in joined]


def _tagged(text: str) -> list[Word]:
    """The dictionary's words and parts of speech; a numeral is one whatever the dictionary says."""
    # Deferred: a head of one line needs no dictionary, which takes longer to load than a page to make up.
    import rjieba  # noqa: PLC0415

    return [Word(word, _part(word, tag)) for word, tag in rjieba.tag(text, False)]


def _part(word: str, tag: str) -> str:
    if word in _ADVERBS:
        return "D"
    if word in _PREPOSITIONS:
        return "P"
    if _NUMERAL.fullmatch(word) or (len(word) == 2 and word[0] in _EACH and word[1] in _COUNTED):
        return "M"
    return _PARTS.get(tag) or _FIRST_LETTERS.get(tag[:1], "O")


def _belongs(before: Word, word: Word) -> bool:
    """Whether a word is set solid with the one before it."""
    text = word.text
    if text[0] in CLOSING or text[0] in _POINTS or text.isspace() or before.text[-1] in OPENING:
        return True
    if _NUMERAL.fullmatch(before.text) and before.kind == "M":
        return word.kind == "M" or text in _COUNTED or text in _SPANS or text in _AMOUNTS
    return text in _SUFFIXES and before.kind != "X"


def _kind_of_both(before: Word, word: Word) -> str:
    if word.text in _ASPECTS:
        return "V"
    if word.kind == "M" or before.kind == "M":
        return "M"
    return "N" if before.kind == "X" else before.kind


def _quantity(text: str) -> str:
    """What a numeral with its measure word counts."""
    span = text.endswith(_LONG_SPANS) or (len(text) > 1 and text[-1] in _SPANS)
    if text[0] in _EACH and not (span and text[0] in "每各整"):
        return "Q"
    if span:
        return "E"
    if text == "一半" or text.endswith(_AMOUNTS):
        return "K"
    if text[-1] in _COUNTED:
        return "Q" if len(text) > 1 else "N"
    return "M" if _NUMERAL.match(text) else "N"


_Rule: TypeAlias = Callable[[str, str], bool]

_RULES: tuple[tuple[str, _Rule], ...] = (
    ("Z", lambda text, part: text in _REGIONS),
    ("d", lambda text, part: text in _ADVERBIALS),
    ("c", lambda text, part: text in _CLOSING_VERBS or (part in "VGNFTS" and _has_object(text))),
    ("o", lambda text, part: text in _OPENING_VERBS or (part in "VGOFS" and _has_complement(text, part))),
    ("a", lambda text, part: text in _ATTRIBUTES),
    ("d", lambda text, part: part == "D" and text not in _ADVERBS),
    ("o", lambda text, part: part in "VG" and len(text) == 1),
    ("a", lambda text, part: part in "VGNAT" and len(text) == 2 and text[-1] in _ATTRIBUTE_ENDS),
    ("v", lambda text, part: part == "V"),
    ("g", lambda text, part: part == "G"),
    ("S", lambda text, part: part in "FS" and len(text) > 1 and text[-1] not in _SUFFIXES),
    ("F", lambda text, part: part == "S"),
    ("H", lambda text, part: part in "NL" and (text in _PERSONS or (len(text) > 1 and text[-1] in _PEOPLE))),
)
"""What makes a word of a part of speech one of a class; the first that holds decides."""


def _has_object(text: str) -> bool:
    return len(text) == 2 and text[0] in _OBJECT_LED and text[1] in _OBJECTS


def _has_complement(text: str, part: str) -> bool:
    """海上 is a place and no verb with a complement."""
    return len(text) == 2 and text[1] in _COMPLEMENTS and not (part == "S" and text[1] == "上")


def _class(word: Word) -> str:
    text = word.text.rstrip("的") or word.text
    part = _quantity(text) if word.kind == "M" else word.kind
    return next((kind for kind, holds in _RULES if holds(text, part)), part)
