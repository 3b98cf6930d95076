"""The numbers of an English target with what they may say, each in its form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.match.renumbering import words
from workbench.match.renumbering.forms import (
    Afternoon,
    CardinalWords,
    Figures,
    Form,
    FractionFigures,
    FractionWords,
    Letter,
    Month,
    Multiple,
    OrdinalFigures,
    OrdinalWords,
    Roman,
)
from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.units import english_classes
from workbench.text.inflecting.tables import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    "(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?= [0-9])))"
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_BELOW = (
    "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    "|twelfths?|fifteenths?|twentieths?|hundredths?|thousandths?"
)
_SCALE = "(?:[ -](?:hundred|thousand|million|billion|trillion))+"
_FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)"
_UNIT_SIGN = r"(?:[kcm]?m[23²³]?|[km]?g|t|ha|m?l|[kmg]?(?:Hz|Wh?|V)|dB\w*|m?Sv|°?C)\b"
_NUMBERS = re.compile(
    rf"(?P<iso>\b[12][0-9]{{3}}-[01][0-9]-[0-3][0-9]\b)"
    rf"|(?<![0-9.,/])(?P<above>[0-9]{{1,4}})/(?P<below>[0-9]{{1,3}}(?:,[0-9]{{3}})*)(?![0-9/])"
    rf"|(?<![0-9.:])(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])"
    rf"|(?:(?<![\w])|(?<=[a-z]{{3}})|(?<=\bto)|(?<=NTD)|(?<=TWD)|(?<=USD)|(?<=RMB)|(?<=NT)|(?<=US))(?<![0-9][.,])"
    rf"(?P<figures>{_FIGURES}(?:\.[0-9]+)?)"
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
_MARKER = re.compile(
    r"^[ \t]*\(?(?P<marker>[0-9]{1,3}|[a-z]|[ivx]{2,6})(?:[.)](?![0-9])|,(?= ))",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)(?:\. ?|[ -]|\s?\(|(?<=[a-z]{3}))$")
_LABELS = listed("article paragraph chapter section part level kind")
_OTHER_LABELS = listed(
    "no nos number numbers attachments forms table tables schedule annex appendix form stage"
    " phase volume issue item tier zone figure attachment rule rules title"
)
_LIST = re.compile(r"(?:,? ?(?:and|or|to|through|and/or|&) |, ?| ?[-–~—] ?)", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:to|[-–~—]|and|or) ?", re.IGNORECASE)
_MONEY = re.compile(r"(?:[$€£¥]|\b(?:NTD|TWD|RMB|USD|CNY|HKD|NT|US)\b\$?) ?$")
_SIGN = re.compile(
    r"[ -]?(?:(?P<point>percentage[ -]points?\b)|(?P<percent>[%％]|per ?cent\b|pct\b)"
    r"|(?P<permille>‰|per ?mille\b|per thousand\b))",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"[ -]([A-Za-z]+)")
_HALF_DAY = re.compile(r" ?(?:(?P<am>a\.?m\b)|(?P<pm>p\.?m\b))", re.IGNORECASE)
_DAY_AFTER = re.compile(r"[.,]? ?")
_DAY_BEFORE = re.compile(r"(?: day)?(?: of)?,? ")
_OF_MAY = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|and|between|through|late|early|mid)[ -]"
    r"|[0-9](?:st|nd|rd|th)? )$",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _WORDS_AFTER = 24, 48, 3
_TWIN = re.compile(r"(?: percent| per cent)? ?\( ?(?:NT\$|NTD ?|US\$|\$)?$")
_TWIN_FIGURES = re.compile(r" ?\( ?[0-9,.]+ ?\)")
_TWIN_END = re.compile(r" ?%? ?\)")
_YEARS = range(1000, 2200)
_NOT_OF_YEARS = frozenset({"money", "year", "month", "day", "hour", "metre", "person"})


class Reading(NamedTuple):
    """One thing that a number may say, and the form in which it says it."""

    quantity: Quantity
    form: Form


class TargetNumber(NamedTuple):
    """A number of a target."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    units: frozenset[str]
    """The classes of the words that say what is counted."""
    twin_of: int = -1
    """The place in the list of the number that this one only repeats: twelve (12)."""


def find_target_numbers(target: str) -> list[TargetNumber]:
    """The numbers of an English text in order, with offsets into it."""
    found = [*_markers(target)]
    taken = {number.start for number in found}
    found += [each for each in _found(target) if each.start not in taken]
    found.sort()
    return _with_twins(target, _in_lists(target, _with_days(target, found)))


def _markers(target: str) -> Iterator[TargetNumber]:
    for match in _MARKER.finditer(target):
        text = match["marker"]
        start, end = match.span("marker")
        readings = []
        if text.isdigit():
            readings.append(_reading(Kind.MARKER, int(text), Figures(width=_width(text))))
        elif (roman := words.roman_value(text.upper())) is not None:
            readings.append(_reading(Kind.MARKER, roman, Roman(like=text)))
        if text.isalpha() and len(text) == 1:
            readings.append(_reading(Kind.MARKER, ord(text.lower()) - 96, Letter(like=text)))
        if readings:
            yield TargetNumber(start, end, text, tuple(readings), frozenset())


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


def _found(target: str) -> Iterator[TargetNumber]:
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
                yield _number(match, (_reading(Kind.MONTH, number, Month(like=match[0])),))
        elif kind == "roman":
            number = words.roman_value(match["roman"].upper()) or 0
            yield TargetNumber(
                *match.span("roman"),
                match["roman"],
                (_reading(Kind.ORDINAL, number, Roman(like=match["roman"])),),
                english_classes(match["label"]),
            )
        else:
            yield _of_words(target, match)


def _of_words(target: str, match: re.Match[str]) -> TargetNumber:
    text = match[0]
    if match["above"]:
        below = int(match["below"].replace(",", ""))
        form = FractionFigures()
        return _number(match, (_reading(Kind.FRACTION, int(match["above"]), form, below),))
    if match["part"]:
        above, below = words.fraction(text)
        return _number(match, (_reading(Kind.FRACTION, above, FractionWords(like=text), below),))
    if match["multiple"]:
        value = {"d": 2, "t": 3, "q": 4}[text[0].lower()]
        return _number(match, (_reading(Kind.MULTIPLE, value, Multiple(like=text)),))
    units = _units(target, match.start(), match.end())
    if match["ordinal"]:
        value = words.ordinal_value(text) or 0
        return _number(match, (_reading(Kind.ORDINAL, value, OrdinalWords(like=text)),), units)
    value = words.cardinal_value(text) or 0
    return _number(match, (_reading(Kind.CARDINAL, value, CardinalWords(like=text)),), units)


def _of_figures(target: str, match: re.Match[str]) -> TargetNumber:
    figures, suffix = match["figures"], match["suffix"]
    value = Decimal(figures.replace(",", "")) if len(figures) <= 24 else Decimal(-1)
    start, end = match.start(), match.end()
    if suffix == "s":
        reading = Reading(Quantity(Kind.DECADE, value), Figures(has_commas=False))
        return TargetNumber(start, end - 1, figures, (reading,), frozenset())
    if suffix:
        reading = Reading(Quantity(Kind.ORDINAL, value), OrdinalFigures())
        return _number(match, (reading,), _units(target, start, end))
    sign, scale_words = _SIGN.match(target, end), match["scale"] or ""
    has_commas = "," in figures or value < 1000
    form = Figures(has_commas=has_commas, width=_width(figures))
    if scale_words:
        scale = 1
        for word in re.split("[ -]", scale_words.strip(" -")):
            scale *= {"hundred": 100}.get(word.lower()) or words.cardinal_value(word) or 1
        form = Figures(has_commas=True, scale=scale, scale_words=scale_words)
        value *= scale
    if sign is not None:
        kind = Kind[(sign.lastgroup or "percent").upper()]
        return _number(
            match, (Reading(Quantity(kind, value), form),), frozenset({kind.name.lower()})
        )
    units = _units(target, start, end)
    kinds = _kinds(target, match, value, units)
    readings = tuple(Reading(Quantity(kind, value), form) for kind in kinds)
    half_day = _HALF_DAY.match(target, end)
    if half_day and not scale_words:
        kind = Kind.HOUR if half_day["am"] else Kind.AFTERNOON
        readings = (Reading(Quantity(kind, value), Afternoon(kind=kind)),)
    return _number(match, readings, units)


def _kinds(
    target: str, match: re.Match[str], value: Decimal, units: frozenset[str]
) -> tuple[Kind, ...]:
    start, text = match.start(), match["figures"]
    if match["scale"] or "." in text or "," in text:
        return (Kind.CARDINAL,)
    if _label_of(target, start) is not None:
        return (Kind.ORDINAL, Kind.CARDINAL)
    if len(text) == 4 and value in _YEARS and not units & _NOT_OF_YEARS:
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
            units = _units(target, start, end)
            is_label = _label_of(target, start) is not None
            kinds = (Kind.ORDINAL, Kind.CARDINAL) if is_label else (Kind.CARDINAL,)
        readings = tuple(_reading(kind, value, form) for kind in kinds)
        yield TargetNumber(start, end, text, readings, units)


def _of_iso(match: re.Match[str]) -> Iterator[TargetNumber]:
    at = match.start()
    for first, last, kind in ((0, 4, Kind.YEAR), (5, 7, Kind.MONTH), (8, 10, Kind.DAY)):
        text = match[0][first:last]
        reading = _reading(kind, int(text), Figures(has_commas=False, width=last - first))
        yield TargetNumber(at + first, at + last, text, (reading,), frozenset())


def _of_clock(target: str, match: re.Match[str]) -> Iterator[TargetNumber]:
    half_day = _HALF_DAY.match(target, match.end())
    hour, minute = match["hour"], match["minute"]
    kind = Kind.AFTERNOON if half_day and half_day["pm"] else Kind.HOUR
    form: Form = Afternoon(kind=kind) if half_day else Figures(width=_width(hour))
    readings = (_reading(kind, int(hour), form), _reading(Kind.CARDINAL, int(hour), form))
    yield TargetNumber(*match.span("hour"), hour, readings, frozenset())
    form = Figures(width=2)
    readings = (
        _reading(Kind.MINUTE, int(minute), form),
        _reading(Kind.CARDINAL, int(minute), form),
    )
    yield TargetNumber(*match.span("minute"), minute, readings, frozenset())


def _is_month(target: str, match: re.Match[str]) -> bool:
    """Whether May is the month: beside figures, or after such a word as *in*."""
    if re.compile(r",? [0-9]").match(target, match.end()):
        return True
    return _OF_MAY.search(target, max(0, match.start() - _BEFORE), match.start()) is not None


def _label_of(target: str, start: int) -> str | None:
    """The word before a number that makes it a name: Article, Level, No."""
    match = _LABEL.search(target, max(0, start - _BEFORE), start)
    if match is None:
        return None
    word = match[1].lower()
    return word if word in _OTHER_LABELS or english_classes(word) & _LABELS else None


def _units(target: str, start: int, end: int) -> frozenset[str]:
    """What the words beside a number say that it counts; a label before it comes first."""
    label = _label_of(target, start)
    if label is not None:
        return english_classes(label) & _LABELS
    if _MONEY.search(target, max(0, start - 6), start):
        return frozenset({"money"})
    twin = _TWIN_FIGURES.match(target, end)
    at = twin.end() if twin else end
    for _ in range(_WORDS_AFTER):
        match = _FOLLOWING.match(target, at)
        if match is None:
            break
        at = match.end()
        classes = english_classes(match[1])
        if classes and not (classes & _LABELS and re.compile(r" [0-9]").match(target, at)):
            return classes
    return frozenset()


def _with_days(target: str, numbers: list[TargetNumber]) -> list[TargetNumber]:
    """Figures beside the name of a month are a day of it, and no other number."""
    for at, number in enumerate(numbers):
        if not isinstance(number.readings[0].form, Month):
            continue
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        before = numbers[at - 1] if at else None
        if after and _is_day(after) and _DAY_AFTER.fullmatch(target, number.end, after.start):
            numbers[at + 1] = _as_day(after)
        elif before and _is_day(before) and _DAY_BEFORE.fullmatch(target, before.end, number.start):
            numbers[at - 1] = _as_day(before)
    return numbers


def _is_day(number: TargetNumber) -> bool:
    quantity = number.readings[0].quantity
    return number.text[0].isdigit() and quantity.value in range(1, 32) and len(number.text) <= 4


def _as_day(number: TargetNumber) -> TargetNumber:
    quantity, form = number.readings[0]
    day = Reading(Quantity(Kind.DAY, quantity.value), form)
    return number._replace(readings=(day,), units=frozenset())


def _in_lists(target: str, numbers: list[TargetNumber]) -> list[TargetNumber]:
    """Articles 12, 13 and 15-1; 3 to 5 million; 5 to 7 percent."""
    for at in range(1, len(numbers)):
        before, number = numbers[at - 1], numbers[at]
        between = target[before.end : number.start]
        if not _LIST.fullmatch(between) or number.readings[0].quantity.kind is Kind.MONTH:
            continue
        if before.units & _LABELS and before.readings[0].quantity.kind in (
            Kind.ORDINAL,
            Kind.SUBNUMBER,
        ):
            if number.text.isdigit() and not number.units:
                form = number.readings[0].form
                value = number.readings[0].quantity.value
                kinds = (Kind.SUBNUMBER, Kind.ORDINAL) if between == "-" else (Kind.ORDINAL,)
                readings = tuple(Reading(Quantity(kind, value), form) for kind in kinds)
                numbers[at] = number._replace(readings=readings, units=before.units)
        elif _RANGE.fullmatch(between):
            numbers[at - 1] = _with_end(before, number)
    return numbers


def _with_end(before: TargetNumber, number: TargetNumber) -> TargetNumber:
    """The first number of a range with what the sign or the scale after the last makes of it."""
    (quantity, form), (last, last_form) = before.readings[0], number.readings[0]
    readings, units = list(before.readings), before.units or number.units
    if quantity.kind is Kind.CARDINAL and last.kind in (Kind.PERCENT, Kind.PERMILLE, Kind.POINT):
        readings.insert(0, Reading(Quantity(last.kind, quantity.value), form))
    is_plain = isinstance(form, Figures) and form.scale == 1
    if is_plain and isinstance(last_form, Figures) and last_form.scale > 1:
        implied = Figures(scale=last_form.scale, scale_words="", is_implied=True)
        scaled = Quantity(quantity.kind, quantity.value * last_form.scale)
        readings.append(Reading(scaled, implied))
    return before._replace(readings=tuple(readings), units=units)


def _with_twins(target: str, numbers: list[TargetNumber]) -> list[TargetNumber]:
    """twelve (12), one-half (1/2), five percent (5%)."""
    for at in range(1, len(numbers)):
        before, number = numbers[at - 1], numbers[at]
        if (
            _TWIN.fullmatch(target, before.end, number.start)
            and _TWIN_END.match(target, number.end)
            and {each.quantity for each in before.readings}
            & {each.quantity for each in number.readings}
        ):
            numbers[at] = number._replace(twin_of=at - 1)
            numbers[at - 1] = before._replace(units=before.units or number.units)
    return numbers


def _number(
    match: re.Match[str],
    readings: tuple[Reading, ...],
    units: frozenset[str] = frozenset(),
) -> TargetNumber:
    return TargetNumber(*match.span(), match[0], readings, units)


def _reading(kind: Kind, value: int, form: Form, over: int = 1) -> Reading:
    return Reading(Quantity(kind, Decimal(value), over), form)


def _width(figures: str) -> int:
    return len(figures) if figures[0] == "0" and figures.isdigit() else 0
