"""The numbers of an English target with what they may say, each in its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.match.renumbering.expressions import find_expressions
from workbench.match.renumbering.forms import Figures, Letter, Month, Roman
from workbench.match.renumbering.quantities import Kind, Quantity
from workbench.match.renumbering.surroundings import LABELS
from workbench.match.renumbering.target_numbers import Reading, TargetNumber, reads, width_of
from workbench.text import english_numbers as words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKER = re.compile(
    r"^[ \t]*\(?(?P<marker>[0-9]{1,3}|[a-z]|[ivx]{2,6})(?:[.)](?![0-9])|,(?= ))",
    re.IGNORECASE | re.MULTILINE,
)
_LIST = re.compile(r"(?:,? ?(?:and|or|to|through|and/or|&) |, ?| ?[-–~—] ?)", re.IGNORECASE)
_RANGE = re.compile(r" ?(?:to|[-–~—]|and|or) ?", re.IGNORECASE)
_DAY_AFTER = re.compile(r"[.,]? ?")
_DAY_BEFORE = re.compile(r"(?: day)?(?: of)?,? ")
_TWIN = re.compile(r"(?: percent| per cent)? ?\( ?(?:NT\$|NTD ?|US\$|\$)?$")
_TWIN_END = re.compile(r" ?%? ?\)")


def find_target_numbers(target: str) -> list[TargetNumber]:
    """The numbers of an English text in order, with offsets into it."""
    found = [*_markers(target)]
    taken = {number.start for number in found}
    found += [each for each in find_expressions(target) if each.start not in taken]
    found.sort(key=lambda each: each.start)
    return _with_twins(target, _in_lists(target, _with_days(target, found)))


def _markers(target: str) -> Iterator[TargetNumber]:
    for match in _MARKER.finditer(target):
        text = match["marker"]
        start, end = match.span("marker")
        readings = []
        if text.isdigit():
            readings.append(reads(Kind.MARKER, int(text), Figures(width=width_of(text))))
        elif (roman := words.roman_value(text.upper())) is not None:
            readings.append(reads(Kind.MARKER, roman, Roman(like=text)))
        if text.isalpha() and len(text) == 1:
            readings.append(reads(Kind.MARKER, ord(text.lower()) - 96, Letter(like=text)))
        if readings:
            yield TargetNumber(start, end, text, tuple(readings), frozenset())


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
    return number.text[0].isdigit() and 1 <= quantity.value <= 31 and "." not in number.text


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
        if before.units & LABELS and before.readings[0].quantity.kind in (
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
