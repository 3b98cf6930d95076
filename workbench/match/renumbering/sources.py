"""The numbers of a Chinese source with what they say, and a source with its numbers put aside."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.marked.number_words import FIXED
from workbench.match.renumbering.ordinals import is_numbered
from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.units import chinese_class
from workbench.text.folding import fold
from workbench.text.numerals import DIGITS, FIGURES, FORMAL, HAN, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MASK = "\ufffc"
"""Stands for a number that was put aside (OBJECT REPLACEMENT CHARACTER)."""

_HAN = (
    rf"(?:[{HAN}]+(?:点[{DIGITS}]+(?![分十])[万亿]*)?|[{FORMAL}][拾佰仟万亿][{FORMAL}{HAN}拾佰仟]*)"
)
_POINTED = rf"(?<=[^\n( ])[{DIGITS}]+[.·][{DIGITS}]+"
"""三．四 within a line; at its beginning the first figure may be that of an entry."""
_PART = rf"(?:{FIGURES}|{_POINTED}|{_HAN})"
_PLAN = (
    rf"(?<![{HAN}第])(?:十[一二三四五六]五(?=[\"'”’」]|规划|计划|时期|期间|以来|开局|收官|期?[初末])"
    rf"|[一二三四五六七八九]五(?=[\"'”’」]?(?:普法|规划|计划)))"
)
_NUMBERS = re.compile(
    rf"(?P<plan>{_PLAN})|(?<![0-9])(?P<below>[百千万]|{_PART})分之(?P<above>{_PART}|百)"
    rf"|(?<![0-9a-z])(?<![0-9]\.)(?P<figures>{FIGURES}(?:[余多来]?[十百千万亿]+(?:{FIGURES}[十百千万亿]*)*)?)"
    rf"|(?P<han>{_POINTED}|{_HAN}(?:[余多来][万亿]+)?)"
)
_WORDS = re.compile(
    f"{FIXED.pattern}"
    "|一(?:[定切般律致旦直起样些向再经如带体贯流同边并概应]|时(?!间|[0-9])|部[或分]|方(?!面)|面|旁)"
    "|[统唯单划任某另每各不逐万同其之]一|第三[人者方]|[几数][十百千万亿]+|(?<!以)上[百千万亿]+|十几|[两二]性|七七|四川|九江|三明"
)
_LIST_MARK = re.compile(r"[)、.．，,]")
_LINE_START = re.compile(r"(?:\A|\n)[ \t\u3000]*\(?\Z")
_CONNECTOR = re.compile(r"中?(?:、|至|到|及|或|和|与|~|-)第?")
_SUB = re.compile("[条项款目0-9一二三四五六七八九十]之$")
_ROC = re.compile(r"民国\s?$")
_GROWTH = re.compile("(?:[增升涨扩]\\S{0,3}|多|高出)$")
_REACHES = re.compile("[到至为达]$")
_AFTERNOON = re.compile("(?:下午|晚上?|傍晚|午后)$")
_LOOK_BACK, _LOOK_AHEAD = 6, 5
_MEASURE = "个"
_POINTS = f"{_MEASURE}百分点"
_SIGNS = ("%", "‰", _POINTS, "成", "折", "倍", "世纪", "年代")
_TIMES = frozenset({"year", "month", "day", "hour", "minute"})
_ROC_BEGAN = 1911


class SourceNumber(NamedTuple):
    """A number of a source with each of the ways that its value may be said."""

    start: int
    end: int
    text: str
    unit: str
    """The class of its measure word, or nothing."""
    measure: str
    """The character that follows it, or that follows the last of its row."""
    quantities: tuple[Quantity, ...]
    """None where the value is not certain; the same way to say it has the same place in numbers of
    one kind."""


def find_source_numbers(source: str) -> list[SourceNumber]:
    """The numbers of a source in order, with offsets into it.

    What is part of a word (一定, 四川) or says no value (几十, 数百) is none.
    """
    plain = _plain(source)
    tokens = list(_tokens(plain))
    found = zip(tokens, _heads(plain, tokens), _ordinals(plain, tokens), strict=True)
    return [_number(source, plain, token, head, is_ordinal) for token, head, is_ordinal in found]


def masked(source: str) -> str:
    """A source with each number as one fixed character; 余 and 多 within numbers stay beside it."""
    return mask(source, find_source_numbers(source))


def mask(source: str, numbers: Sequence[SourceNumber]) -> str:
    """The same for numbers that were found before."""
    pieces, at = [], 0
    for number in numbers:
        about = "".join(each for each in number.text if each in "余餘多来來")
        pieces += [source[at : number.start], MASK, about]
        at = number.end
    return "".join([*pieces, source[at:]])


def _plain(source: str) -> str:
    """Folded, but that a full stop or a comma of Chinese parts two numbers."""
    parted = source.replace("。", "；")
    if "，" in parted:
        parted = re.sub("，(?![０-９]{3})", "；", parted)
    return fold(parted)


def _tokens(plain: str) -> Iterator[re.Match[str]]:
    words: list[tuple[int, int]] | None = None
    for token in _NUMBERS.finditer(plain):
        if token["han"] is not None:
            if words is None:
                words = [match.span() for match in _WORDS.finditer(plain)]
            start, end = token.span()
            if any(first <= start and end <= last for first, last in words) and not _SUB.search(
                plain, max(0, start - 2), start
            ):
                continue
            if not token["han"].strip("百千万亿"):
                continue
        yield token


def _heads(plain: str, tokens: list[re.Match[str]]) -> list[int]:
    """Where the measure word of each begins; of numbers in a row all have that of the last."""
    heads: list[int] = []
    for at in range(len(tokens) - 1, -1, -1):
        end = tokens[at].end()
        is_in_row = (
            bool(heads)
            and _CONNECTOR.fullmatch(plain, end, tokens[at + 1].start()) is not None
            and not _is_marker(plain, tokens[at].start(), plain[end : end + 1])
        )
        heads.append(heads[-1] if is_in_row else end)
    return heads[::-1]


def _ordinals(plain: str, tokens: list[re.Match[str]]) -> list[bool]:
    """Whether 第 stands before each, or before the first of those in a row."""
    ordinals: list[bool] = []
    for at, token in enumerate(tokens):
        start = token.start()
        is_ordinal = plain[start - 1 : start] == "第"
        if not is_ordinal and at and ordinals[-1]:
            between = plain[tokens[at - 1].end() : start]
            is_ordinal = _CONNECTOR.fullmatch(between) is not None
        ordinals.append(is_ordinal)
    return ordinals


def _number(
    source: str, plain: str, token: re.Match[str], head: int, is_ordinal: bool
) -> SourceNumber:
    start, end = token.span()
    after = plain[head : head + _LOOK_AHEAD]
    counted = after.lstrip("余多来几")
    unit = chinese_class(counted)
    quantities = tuple(_quantities(plain, token, after, unit, is_ordinal))
    return SourceNumber(start, end, source[start:end], unit, counted[:1], quantities)


def _quantities(
    plain: str, token: re.Match[str], after: str, unit: str, is_ordinal: bool
) -> Iterator[Quantity]:
    if token["above"] is not None:
        yield from _shares(token["below"], token["above"])
        return
    value = value_of(token[0] if token["plan"] is None else token["plan"][:-1])
    if value is None:
        return
    start, end = token.span()
    before = plain[max(0, start - _LOOK_BACK) : start]
    is_named = token["plan"] is not None or is_ordinal or after.startswith("年级")
    if is_named or ("两" not in token[0] and is_numbered(value, before, after)):
        yield Quantity(Kind.ORDINAL, value)
    elif unit == "anniversary":
        yield Quantity(Kind.ORDINAL, value)
        yield Quantity(Kind.CARDINAL, value)
    elif _SUB.search(before):
        yield Quantity(Kind.SUBNUMBER, value)
    elif _is_marker(plain, start, plain[end : end + 1]):
        yield Quantity(Kind.MARKER, value)
    elif after.startswith(_SIGNS):
        yield from _by_sign(value, before, after)
    elif unit in _TIMES:
        yield from _of_time(value, token[0], before, after)
    else:
        scale = _scale_to_come(plain, token)
        yield Quantity(Kind.CARDINAL, value if scale is None else value * scale)
        if after.startswith(("等", "级")):
            yield Quantity(Kind.ORDINAL, value)


def _shares(below: str, above: str) -> Iterator[Quantity]:
    parts = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}.get(below) or value_of(
        below
    )
    number = Decimal(100) if above == "百" else value_of(above)
    if parts is None or number is None or parts != parts.to_integral_value():
        return
    if parts == 100:
        yield Quantity(Kind.PERCENT, number)
    elif parts == 1000:
        yield Quantity(Kind.PERMILLE, number)
        yield Quantity(Kind.PERCENT, number / 10)
    yield Quantity(Kind.FRACTION, number, int(parts))


def _is_marker(plain: str, start: int, after: str) -> bool:
    opens_line = _LINE_START.search(plain, max(0, start - _LOOK_BACK), start) is not None
    return opens_line and _LIST_MARK.match(after) is not None


def _by_sign(value: Decimal, before: str, after: str) -> Iterator[Quantity]:
    if after[0] == "%":
        yield Quantity(Kind.PERCENT, value)
    elif after[0] == "‰":
        yield Quantity(Kind.PERMILLE, value)
        yield Quantity(Kind.PERCENT, value / 10)
    elif after.startswith(_POINTS):
        yield Quantity(Kind.POINT, value)
    elif after[0] == "成":
        yield Quantity(Kind.PERCENT, value * 10)
        yield Quantity(Kind.FRACTION, value, 10)
    elif after[0] == "折":
        rest = value * 10 if value < 10 else value
        yield Quantity(Kind.PERCENT, 100 - rest)
        yield Quantity(Kind.PERCENT, rest)
    elif after[0] == "倍":
        yield Quantity(Kind.CARDINAL, value)
        grew = _GROWTH.search(before) is not None and not _REACHES.search(before)
        yield Quantity(Kind.MULTIPLE, value + grew)
        yield Quantity(Kind.PERCENT, value * 100)
    elif after.startswith("世纪"):
        yield Quantity(Kind.ORDINAL, value)
    else:
        yield from _decade(value, before)


def _decade(value: Decimal, before: str) -> Iterator[Quantity]:
    if value >= 1000:
        yield Quantity(Kind.DECADE, value)
        return
    century = re.search(rf"([0-9]+|[{HAN}]+)世纪$", before)
    number = value_of(century[1]) if century else Decimal(20)
    if number is not None:
        yield Quantity(Kind.DECADE, (number - 1) * 100 + value)
    yield Quantity(Kind.DECADE, value)


def _of_time(value: Decimal, numeral: str, before: str, after: str) -> Iterator[Quantity]:
    if after.startswith("年"):
        if len(numeral) == 4 and (numeral.isdigit() or all(each in DIGITS for each in numeral)):
            yield Quantity(Kind.YEAR, value)
            return
        yield Quantity(Kind.CARDINAL, value)
        if _ROC.search(before) or re.match(r"年(?:度|[0-9一二三四五六七八九十])", after):
            yield Quantity(Kind.YEAR, value + _ROC_BEGAN)
    elif after.startswith("月") and 1 <= value <= 12:
        yield Quantity(Kind.MONTH, value)
        yield Quantity(Kind.CARDINAL, value)
    elif after[:1] in ("日", "号") and 1 <= value <= 31:
        yield Quantity(Kind.DAY, value)
        yield Quantity(Kind.CARDINAL, value)
    elif after.startswith("时") and value <= 24:
        hour = value + 12 if value < 12 and _AFTERNOON.search(before) else value
        yield Quantity(Kind.HOUR, hour)
        if hour > 12:
            yield Quantity(Kind.AFTERNOON, hour - 12)
    elif after.startswith("分") and not after.startswith("分钟"):
        yield Quantity(Kind.MINUTE, value)
    else:
        yield Quantity(Kind.CARDINAL, value)


def _scale_to_come(plain: str, token: re.Match[str]) -> int | None:
    """3 in 3至5万 counts ten thousands."""
    following = re.compile(rf"(?:至|到|-|~)({FIGURES}|[{DIGITS}两])([万亿]+)").match(
        plain, token.end()
    )
    if following is None or token[0][-1] in "十百千万亿":
        return None
    scale = 1
    for power in following[2]:
        scale *= 10**4 if power == "万" else 10**8
    return scale
