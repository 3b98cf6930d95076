"""English numbers in words, read and written: cardinals, ordinals, Roman numerals, letters.

`cardinals` reads runs of words that are well made, `likely_values` whatever has a number word in
it. Where both read, they agree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES_TEXT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
ONES = _ONES_TEXT.split()
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = _TENS_TEXT.split()
POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ODD_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CARDINAL_OF = {ordinal: cardinal for cardinal, ordinal in _ODD_ORDINALS.items()}
_VALUES = {
    **{word: value for value, word in enumerate(ONES)},
    **{word: value for value, word in enumerate(TENS, 2) for value in (value * 10,)},
}
GREAT = {"hundred": 100, **POWERS}
_ORDINALS = [_ODD_ORDINALS.get(word, f"{word}th") for word in ONES]
LIKELY_WORDS = (
    _VALUES
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {f"{word}s": value for value, word in enumerate(_ORDINALS) if value > 2}
    | {f"{word[:-1]}ieth": value * 10 for value, word in enumerate(TENS, 2)}
)
"""Cardinals, ordinals and parts, each with its value: three, third, thirds, thirtieth."""
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MONTHS_TEXT = (
    "January February March April May June July August September October November December"
)
MONTHS = _MONTHS_TEXT.split()


_MOST_WORDS = 16
"""Words of one cardinal; a longer run is no number that anybody reads."""
_MOST_SPACES = 6
_LONGEST_RUN = 400
"""Code points."""


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UNDER_100 = rf"(?:(?:{_either(TENS)})(?:[- ](?:{_either(ONES[1:10])}))?|{_either(ONES[1:])})"
_UNDER_1000 = rf"(?:{_UNDER_100}[ -]hundred(?:(?: and)?[ -]{_UNDER_100})?|{_UNDER_100})"
_LEVELS = "".join(rf"(?:{_UNDER_1000}[ -]{power}(?:$|,? (?:and )?))?" for power in reversed(POWERS))
_WELL_MADE = re.compile(rf"(?!$){_LEVELS}(?:{_UNDER_1000})?(?<! )(?<! and)", re.IGNORECASE)
_ANY = _either([*ONES[1:], *TENS, *POWERS, "hundred"])
RUN = rf"\b(?:{_either([*ONES[1:], *TENS])})\b(?:(?:,? and |,? |-)(?:{_ANY})\b)*"
"""Cardinals in words, one or more in a row; without regard to case."""
ROUND = rf"\ban? (?:{'|'.join(GREAT)})\b"
"""A power of ten with an article."""
_SIMPLE_ORDINAL = _either(
    [
        *(_ODD_ORDINALS.get(word, f"{word}th") for word in ONES[1:]),
        *(f"{word[:-1]}ieth" for word in TENS),
    ]
)
_ONE_TO_NINTH = _either([_ODD_ORDINALS.get(word, f"{word}th") for word in ONES[1:10]])
ORDINAL = (
    rf"\b(?:(?:{_either(TENS)})[- ](?:{_ONE_TO_NINTH})|{_SIMPLE_ORDINAL}|(?:one )?hundredth)\b"
)
"""An ordinal in words."""

FIRST = frozenset(f"{_SIMPLE_ORDINAL}|{_either([*ONES, *TENS])}|hundredth".split("|")) | {
    name[:length].lower() for name in MONTHS for length in (3, 4, 9)
}
"""The words with which a number in words, or the name of a month, begins; in small letters."""


@lru_cache(maxsize=4096)
def cardinals(run: str) -> tuple[tuple[int, int, int], ...]:
    """Start, end and value of each cardinal of a run: *one hundred and two hundred* are two."""
    if len(run) > _LONGEST_RUN:
        return ()
    ends = [match.end() for match in re.finditer("[A-Za-z]+", run)]
    for end in reversed(ends[:_MOST_WORDS]):
        if not _WELL_MADE.fullmatch(run, 0, end):
            continue
        value = cardinal_value(run[:end])
        joint = re.compile(",? and |,? |-").match(run, end)
        if joint is None:
            return ((0, end, value),) if value is not None else ()
        rest = cardinals(run[joint.end() :])
        if rest and value is not None:
            at = joint.end()
            return ((0, end, value), *((start + at, stop + at, each) for start, stop, each in rest))
    return ()


def likely_values(words: str) -> Iterator[float]:
    """The value of number words; two in a row that cannot be one number are two."""
    total = section = 0
    last = 0
    for word in re.findall("[a-z]+", words):
        if word == "and":
            continue
        if power := GREAT.get(word):
            if power == 100:
                section = min((section or 1) * power, 10**15)
            else:
                total, section = min(total + (section or 1) * power, 10**15), 0
            last = 0
            continue
        value = LIKELY_WORDS[word]
        if last and not (last >= 20 and last % 10 == 0 and value < 10):
            yield float(total + section)
            total = section = 0
        section += value
        last = value
    yield float(total + section)


@lru_cache(maxsize=4096)
def cardinal_value(words: str) -> int | None:
    """The value of a cardinal in words, or None where they make none."""
    total = part = 0
    for word in re.split(r"[\s,-]+", words.lower()):
        if word in POWERS:
            total, part = total + (part or 1) * POWERS[word], 0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _VALUES:
            part += _VALUES[word]
        elif word not in ("and", "a", "an"):
            return None
    return total + part


def cardinal(value: int, *, has_and: bool = False) -> str | None:
    """The words of a whole number, or None where they would be too many to read."""
    if not 0 <= value < 10**15:
        return None
    pieces = []
    for word, power in reversed(POWERS.items()):
        count, value = divmod(value, power)
        if count:
            pieces.append(f"{_under_1000(count, has_and=has_and)} {word}")
    if value or not pieces:
        pieces.append(_under_1000(value, has_and=has_and))
    words = " ".join(pieces)
    return words if words.count(" ") < _MOST_SPACES else None


def ordinal_value(words: str) -> int | None:
    """The value of an ordinal in words."""
    *front, last = re.split(r"[\s-]+", words.lower())
    if last in _CARDINAL_OF:
        last = _CARDINAL_OF[last]
    elif last.endswith("ieth"):
        last = f"{last[:-4]}y"
    else:
        last = last.removesuffix("th")
    return cardinal_value(" ".join([*front, last]))


def ordinal(value: int) -> str | None:
    """The words of an ordinal, or None over the hundredth."""
    words = cardinal(value) if 0 < value < 100 else None
    if words is None:
        return "one hundredth" if value == 100 else None
    front, hyphen, last = words.rpartition("-")
    if last in _ODD_ORDINALS:
        last = _ODD_ORDINALS[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{front}{hyphen}{last}"


def fraction(text: str) -> tuple[int, int]:
    """Above and below the line of a fraction in words; *half* alone is one of two."""
    *front, last = re.split("[ -]", text.lower())
    above = cardinal_value(" ".join(front)) or 1
    if last in ("half", "halves"):
        return above, 2
    below = last.removesuffix("s")
    known = {"quarter": 4, "hundredth": 100, "thousandth": 1000}
    return above, known.get(below) or ordinal_value(below) or 1


def suffix(value: int) -> str:
    """What makes an ordinal of figures: st, nd, rd, th."""
    return "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def roman(value: int) -> str | None:
    """A Roman numeral in capitals, up to 3999."""
    if not 0 < value < 4000:
        return None
    numeral = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        numeral += letters * count
    return numeral


def roman_value(numeral: str) -> int | None:
    """The value of a well-made Roman numeral in capitals."""
    value, rest = 0, numeral
    for worth, letters in _ROMAN:
        while rest.startswith(letters):
            value, rest = value + worth, rest[len(letters) :]
    return value if not rest and roman(value) == numeral else None


def month(number: int, *, like: str) -> str | None:
    """The name of a month, as short as the name of another: Sept. is like Oct."""
    if not 1 <= number <= 12:
        return None
    name, stem = MONTHS[number - 1], like.rstrip(".")
    if stem in MONTHS or name == "May":
        return name
    is_long = name == "September" and stem not in ("Sep", "Jun", "Jul")
    return f"{name[: 4 if is_long else 3]}{like[len(stem) :]}"


def month_number(name: str) -> int:
    """The number of a month of which the first three letters are given."""
    return next(at for at, each in enumerate(MONTHS, 1) if each[:3] == name[:3])


def _under_1000(value: int, *, has_and: bool) -> str:
    hundreds, rest = divmod(value, 100)
    if rest < 20:
        words = ONES[rest]
    else:
        words = TENS[rest // 10 - 2] + (f"-{ONES[rest % 10]}" if rest % 10 else "")
    if not hundreds:
        return words
    joint = " and " if has_and else " "
    return f"{ONES[hundreds]} hundred" + (f"{joint}{words}" if rest else "")
