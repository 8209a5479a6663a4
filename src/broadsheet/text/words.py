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
from itertools import zip_longest
from typing import TypeAlias

from msgspec import Struct


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


OPENING = frozenset("“‘《〈（「『【")
CLOSING = frozenset("”’》〉）」』】")
_POINTS = frozenset("，。：；！？、·.%％‰℃")
_SUFFIXES = frozenset("的得地了着过们之里上下中内外前后式者")
"""Single characters that belong to the word before them."""
_ENDINGS = frozenset(
    "人员率量度力费额价值期区馆院厂站场所室园城街桥村镇队团组部局署处会业界品物机车船器仪线卡证票剧片展赛节日奖案性"
    "号级版类族家商圈带群礼史楼房"
)
"""Last characters of words the dictionary does not know: 传承人, 近视率, 开行量."""
_SUFFIX_WORDS = _listed("以来 以后 以前 之后 之前 之间 期间 前后 左右 以上 以下 以内 以外")
_ASPECTS = frozenset("了着过")

_DIGITS = "0-9.零〇一二两三四五六七八九十百千万亿几半多余数"
_NUMERAL = f"[第约近超逾]?[{_DIGITS}]+([比至][{_DIGITS}]*)?"
"""20至30 and 三比一 are one numeral."""
_COUNTED = frozenset(
    "个条台名位家套棵座所辆艘支幅本册件只头匹张把扇间栋幢户人项场次批届部处对双种类款班列架门道枚份"
)
"""Measure words of things, of which a noun follows."""
_EACH = frozenset("首第每各整")
_SPANS = frozenset("年月日天周旬夜晚载")
_LONG_SPANS = ("小时", "分钟", "秒钟", "周年", "个月", "昼夜", "季度")
_FIGURE = f"[{_DIGITS}比至]$"
_DATED = f"[{_DIGITS}]+[月日号]?"
_HOURS = ("点", "时", "点半")
_SHARES = ("百分之", "零下")
_LEADS_TIME, _LEADS_COUNT = frozenset("上下本前后"), frozenset("前头近晚早")
_CALENDAR = "周[一二三四五六日末]?|年|月|旬|季度?|学期|学年|赛季|半年|世纪"
"""What makes a time of a character before it: 下月, 上周六, 本学期; and of these before a numeral: 前三季度, 晚九点."""
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
    通过 发布 推出 推行 迎来 打造 建设 引进 带动 助力 推动 实现 开展 举办 举行 成为 进入 走进
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
_REACHING = frozenset("到至成")
"""Complements the dictionary leaves apart from their verb: 扩大到."""
_TURNING = frozenset("改变更转升降扩化列评命")
"""First characters of verbs with which 为 is one: 改建为."""
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
    tagged = _tagged(text)
    for word, after in zip_longest(tagged, tagged[1:]):
        before = joined[-1] if joined else None
        if before is not None and (depth or (_belongs(before, word) and not _leads(word, after))):
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
    if word in _OPENING_VERBS:
        return "V"
    if re.fullmatch(_NUMERAL, word) or (len(word) == 2 and word[0] in _EACH and word[1] in _COUNTED):
        return "M"
    return _PARTS.get(tag) or _FIRST_LETTERS.get(tag[:1], "O")


def _leads(word: Word, after: Word | None) -> bool:
    """Whether a word makes a time together with the one after it."""
    if after is None:
        return False
    if word.text in _LEADS_TIME and re.fullmatch(_CALENDAR, after.text):
        return True
    return word.text in _LEADS_COUNT and (after.kind == "M" or re.match(_NUMERAL, after.text) is not None)


def _belongs(before: Word, word: Word) -> bool:
    """Whether a word is set solid with the one before it."""
    text = word.text
    if text[0] in CLOSING or text[0] in _POINTS or text.isspace() or before.text[-1] in OPENING:
        return True
    if _leads(before, word) or _goes_on(before, word):
        return True
    if before.kind == "M" and (re.search(_FIGURE, before.text) or before.text.startswith(_SHARES)):
        return word.kind == "M" or text in "比至" or _counts(word)
    if word.kind == "N" and text in _ENDINGS and before.kind in "NVG" and len(before.text) > 1:
        return before.text[-1] not in _SUFFIXES and not _has_object(before.text)
    return (text in _SUFFIXES or text in _SUFFIX_WORDS) and before.kind != "X"


def _counts(word: Word) -> bool:
    """Whether a word completes a numeral: a measure word, or a noun that does for one (六国, 两球)."""
    text = word.text
    return (
        text in _COUNTED
        or text in _SPANS
        or text in _LONG_SPANS
        or text in _AMOUNTS
        or text in _HOURS
        or (len(text) == 1 and (word.kind == "N" or text == "地"))
    )


def _goes_on(before: Word, word: Word) -> bool:
    """Whether a word goes on with a date, with when something begins, or with what a verb reaches."""
    if before.kind == "T" or before.text in "今明" or (before.kind == "M" and before.text[-1] in _SPANS):
        return word.text in "起来" or (
            before.text[-1] in "年月" and re.fullmatch(_DATED, word.text) is not None
        )
    if before.kind == "M" and before.text[-1] == "个":
        return word.text == "月"
    if before.kind not in "VG" or _has_object(before.text):
        return False
    return word.text in _REACHING or (word.text == "为" and before.text[0] in _TURNING)


def _kind_of_both(before: Word, word: Word) -> str:
    return next((kind for kind, holds in _JOINED if holds(before, word)), before.kind)


_JOINED: tuple[tuple[str, Callable[[Word, Word], bool]], ...] = (
    ("V", lambda before, word: word.text in _ASPECTS),
    ("N", lambda before, word: before.kind in "NVG" and word.kind == "N" and word.text in _ENDINGS),
    ("V", lambda before, word: before.kind in "VG"),
    ("T", lambda before, word: before.kind == "T"),
    ("T", lambda before, word: _leads(before, word) and re.fullmatch(_CALENDAR, word.text) is not None),
    ("M", lambda before, word: "M" in (before.kind, word.kind)),
    ("N", lambda before, word: before.kind == "X"),
)
"""The part of speech of a word joined to the one before it; the first that holds decides, else it is that one's."""


def _quantity(text: str) -> str:
    """What a numeral with its measure word counts."""
    return next((kind for kind, holds in _COUNTS if holds(text)), "N")


def _spans(text: str) -> bool:
    return text.endswith(_LONG_SPANS) or (len(text) > 1 and text[-1] in _SPANS)


def _within(text: str) -> bool:
    """Whether a text is a span of time with what makes a time of it: 三天内, 1月2日起."""
    stem = text.rstrip("内里后前来起")
    return stem not in ("", text) and _quantity(stem) == "E"


_COUNTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("T", _within),
    ("Q", lambda text: text[0] in _EACH and not (_spans(text) and text[0] in "每各整")),
    ("E", _spans),
    ("K", lambda text: text == "一半" or text.endswith(_AMOUNTS) or text.startswith(_SHARES)),
    ("T", lambda text: len(text) > 1 and text.endswith(_HOURS)),
    ("Q", lambda text: len(text) > 1 and text[-1] in _COUNTED),
    ("N", lambda text: text[-1] in _COUNTED),
    ("M", lambda text: re.fullmatch(_NUMERAL, text) is not None),
    ("Q", lambda text: re.match(_NUMERAL, text) is not None),
)
"""What a numeral with its measure word is; the first that holds decides."""


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
    return len(text) > 1 and text[-1] in _COMPLEMENTS and not (part == "S" and text[-1] == "上")


def _class(word: Word) -> str:
    text = word.text.rstrip("的") or word.text
    part = _quantity(text) if word.kind == "M" else word.kind
    return next((kind for kind, holds in _RULES if holds(text, part)), part)
