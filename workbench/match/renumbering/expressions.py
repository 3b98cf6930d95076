"""Numbers, dates and times as English writes them, each by itself."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.match.renumbering.forms import (
    Afternoon,
    CardinalWords,
    Figures,
    Form,
    FractionFigures,
    FractionWords,
    Month,
    Multiple,
    OrdinalFigures,
    OrdinalWords,
    Roman,
)
from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.surroundings import label_of, units_of
from workbench.match.renumbering.target_numbers import (
    Reading,
    TargetNumber,
    number_at,
    reads,
    width_of,
)
from workbench.match.renumbering.units import english_classes
from workbench.text import english_numbers as words
from workbench.text.inflecting.tables import listed
from workbench.text.numerals import WHOLE_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    f"(?-i:{'|'.join(words.MONTHS)}"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?= [0-9])))"
)
_SMALL = "|".join(words.ONES[1:16])
_BELOW = (
    "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    "|twelfths?|fifteenths?|twentieths?|hundredths?|thousandths?"
)
_SCALE = f"(?:[ -](?:{'|'.join(words.GREAT)}))+"
_UNIT_SIGN = r"(?:[kcm]?m[23²³]?|[km]?g|t|ha|m?l|[kmg]?(?:Hz|Wh?|V)|dB\w*|m?Sv|°?C)\b"
_NUMBERS = re.compile(
    rf"(?P<iso>\b[12][0-9]{{3}}-[01][0-9]-[0-3][0-9]\b)"
    rf"|(?<![0-9.,/])(?P<above>[0-9]{{1,4}})/(?P<below>[0-9]{{1,3}}(?:,[0-9]{{3}})*)(?![0-9/])"
    rf"|(?<![0-9.:])(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])"
    rf"|(?:(?<![\w])|(?<=[a-z]{{3}})|(?<=\bto)|(?<=NTD)|(?<=TWD)|(?<=USD)|(?<=RMB)|(?<=NT)"
    rf"|(?<=US))(?<![0-9][.,])"
    rf"(?P<figures>{WHOLE_FIGURES}(?:\.[0-9]+)?)"
    rf"(?:(?P<scale>{_SCALE})\b|(?P<suffix>st|nd|rd|th|s)\b|(?!\w)|(?={_UNIT_SIGN}))"
    rf"|\b(?P<part>(?:{_SMALL})[ -](?:{_BELOW})|an? (?:third|quarter|fifth|tenth)(?= of\b)|half)\b"
    rf"|(?P<ordinal>{words.ORDINAL})|(?P<run>{words.RUN})|(?P<round>{words.ROUND})"
    rf"|\b(?P<month>{_MONTH})(?!\w)"
    r"|\b(?P<multiple>(?:doubl|tripl|quadrupl)(?:ed|ing|es|e))\b"
    r"|(?:\b(?P<label>Chapter|Part|Section|Book|Title|Volume|Article) (?P<roman>[IVXL]{1,7})\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile("[0-9]+|[A-Za-z]+")
_FIRST = words.FIRST | listed(
    "a an half double doubled doubles doubling triple tripled triples tripling quadruple quadrupled"
    " quadruples quadrupling chapter part section book title volume article"
)
"""What a number in words may begin with, in small letters."""
_SIGN = re.compile(
    r"[ -]?(?:(?P<point>percentage[ -]points?\b)|(?P<percent>[%％]|per ?cent\b|pct\b)"
    r"|(?P<permille>‰|per ?mille\b|per thousand\b))",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r" ?(?:(?P<am>a\.?m\b)|(?P<pm>p\.?m\b))", re.IGNORECASE)
_OF_MAY = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|and|between|through|late|early|mid)[ -]"
    r"|[0-9](?:st|nd|rd|th)? )$",
    re.IGNORECASE,
)
_BEFORE = 24
_LONGEST = 24
"""Figures; more of them are no number that anybody reads."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_NOT_OF_YEARS = frozenset({"money", "year", "month", "day", "hour", "metre", "person"})
_BEFORE_FIGURES = re.compile(r",? [0-9]")


def find_expressions(target: str) -> Iterator[TargetNumber]:
    """Numbers, dates and times in order, each by itself."""
    for match in _matches(target):
        kind = match.lastgroup
        if match["figures"]:
            yield _of_figures(target, match)
        elif match["run"]:
            yield from _of_run(target, match)
        elif match["iso"]:
            yield from _of_iso(match)
        elif match["hour"]:
            yield from _of_clock(target, match)
        elif kind == "month":
            if match[0] != "May" or _is_month(target, match):
                number = words.month_number(match[0])
                yield number_at(match, (reads(Kind.MONTH, number, Month(like=match[0])),))
        elif kind == "roman":
            number = words.roman_value(match["roman"].upper()) or 0
            yield TargetNumber(
                *match.span("roman"),
                match["roman"],
                (reads(Kind.ORDINAL, number, Roman(like=match["roman"])),),
                english_classes(match["label"]),
            )
        else:
            yield _of_words(target, match)


def _matches(target: str) -> Iterator[re.Match[str]]:
    """The places of the great expression, which is only tried where it may match."""
    at = 0
    for token in _TOKEN.finditer(target):
        start, text = token.start(), token[0]
        if start < at or not (text.isdigit() or text.lower() in _FIRST):
            continue
        match = _NUMBERS.match(target, start)
        if match is not None:
            at = match.end()
            yield match


def _of_words(target: str, match: re.Match[str]) -> TargetNumber:
    text = match[0]
    if match["above"]:
        below = int(match["below"].replace(",", ""))
        form = FractionFigures()
        return number_at(match, (reads(Kind.FRACTION, int(match["above"]), form, below),))
    if match["part"]:
        above, below = words.fraction(text)
        return number_at(match, (reads(Kind.FRACTION, above, FractionWords(like=text), below),))
    if match["multiple"]:
        value = {"d": 2, "t": 3, "q": 4}[text[0].lower()]
        return number_at(match, (reads(Kind.MULTIPLE, value, Multiple(like=text)),))
    units = units_of(target, match.start(), match.end())
    if match["ordinal"]:
        value = words.ordinal_value(text) or 0
        return number_at(match, (reads(Kind.ORDINAL, value, OrdinalWords(like=text)),), units)
    value = words.cardinal_value(text) or 0
    return number_at(match, (reads(Kind.CARDINAL, value, CardinalWords(like=text)),), units)


def _of_figures(target: str, match: re.Match[str]) -> TargetNumber:
    figures, suffix = match["figures"], match["suffix"]
    value = Decimal(figures.replace(",", "")) if len(figures) <= _LONGEST else Decimal(-1)
    start, end = match.start(), match.end()
    if suffix == "s":
        reading = Reading(Quantity(Kind.DECADE, value), Figures(has_commas=False))
        return TargetNumber(start, end - 1, figures, (reading,), frozenset())
    if suffix:
        reading = Reading(Quantity(Kind.ORDINAL, value), OrdinalFigures())
        return number_at(match, (reading,), units_of(target, start, end))
    sign, scale_words = _SIGN.match(target, end), match["scale"] or ""
    has_commas = "," in figures or value < 1000
    form = Figures(has_commas=has_commas, width=width_of(figures))
    if scale_words:
        scale = 1
        for word in re.split("[ -]", scale_words.strip(" -")):
            scale *= {"hundred": 100}.get(word.lower()) or words.cardinal_value(word) or 1
        form = Figures(has_commas=True, scale=scale, scale_words=scale_words)
        value *= scale
    if sign is not None:
        kind = Kind[(sign.lastgroup or "percent").upper()]
        return number_at(
            match, (Reading(Quantity(kind, value), form),), frozenset({kind.name.lower()})
        )
    units = units_of(target, start, end)
    kinds = _kinds(target, match, value, units)
    readings = tuple(Reading(Quantity(kind, value), form) for kind in kinds)
    half_day = _HALF_DAY.match(target, end)
    if half_day and not scale_words:
        kind = Kind.HOUR if half_day["am"] else Kind.AFTERNOON
        readings = (Reading(Quantity(kind, value), Afternoon(kind=kind)),)
    return number_at(match, readings, units)


def _kinds(
    target: str, match: re.Match[str], value: Decimal, units: frozenset[str]
) -> tuple[Kind, ...]:
    start, text = match.start(), match["figures"]
    if match["scale"] or "." in text or "," in text:
        return (Kind.CARDINAL,)
    if label_of(target, start) is not None:
        return (Kind.ORDINAL, Kind.CARDINAL)
    if len(text) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR and not units & _NOT_OF_YEARS:
        return (Kind.YEAR, Kind.CARDINAL)
    return (Kind.CARDINAL,) if units else (Kind.CARDINAL, Kind.ORDINAL)


def _of_run(target: str, match: re.Match[str]) -> Iterator[TargetNumber]:
    base = match.start()
    for first, last, value in words.cardinals(match[0]):
        start, end = base + first, base + last
        text, sign = target[start:end], _SIGN.match(target, end)
        form = CardinalWords(like=text)
        if sign is not None:
            kind = Kind[(sign.lastgroup or "percent").upper()]
            units = frozenset({kind.name.lower()})
            kinds: tuple[Kind, ...] = (kind,)
        else:
            units = units_of(target, start, end)
            is_label = label_of(target, start) is not None
            kinds = (Kind.ORDINAL, Kind.CARDINAL) if is_label else (Kind.CARDINAL,)
        readings = tuple(reads(kind, value, form) for kind in kinds)
        yield TargetNumber(start, end, text, readings, units)


def _of_iso(match: re.Match[str]) -> Iterator[TargetNumber]:
    at = match.start()
    for first, last, kind in ((0, 4, Kind.YEAR), (5, 7, Kind.MONTH), (8, 10, Kind.DAY)):
        text = match[0][first:last]
        reading = reads(kind, int(text), Figures(has_commas=False, width=last - first))
        yield TargetNumber(at + first, at + last, text, (reading,), frozenset())


def _of_clock(target: str, match: re.Match[str]) -> Iterator[TargetNumber]:
    half_day = _HALF_DAY.match(target, match.end())
    hour, minute = match["hour"], match["minute"]
    kind = Kind.AFTERNOON if half_day and half_day["pm"] else Kind.HOUR
    form: Form = Afternoon(kind=kind) if half_day else Figures(width=width_of(hour))
    readings = (reads(kind, int(hour), form), reads(Kind.CARDINAL, int(hour), form))
    yield TargetNumber(*match.span("hour"), hour, readings, frozenset())
    form = Figures(width=2)
    readings = (
        reads(Kind.MINUTE, int(minute), form),
        reads(Kind.CARDINAL, int(minute), form),
    )
    yield TargetNumber(*match.span("minute"), minute, readings, frozenset())


def _is_month(target: str, match: re.Match[str]) -> bool:
    """Whether May is the month: beside figures, or after such a word as *in*."""
    if _BEFORE_FIGURES.match(target, match.end()):
        return True
    return _OF_MAY.search(target, max(0, match.start() - _BEFORE), match.start()) is not None
