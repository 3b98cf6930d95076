"""The forms that an English number stands in; each writes another value as it wrote its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.match.renumbering.quantities import Kind, Quantity, whole
from workbench.text import english_numbers as words

if TYPE_CHECKING:
    from decimal import Decimal

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SMALLEST_BIG = 10**6
_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_LETTERS = 26
_FEWEST_WITH_COMMA = 1000


class Form(Protocol):
    """How a number is written."""

    def write(self, quantity: Quantity) -> str | None:
        """Another number in this form, or None where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """723, 6,658,000, 7.23 million, 05; also a year or the number of an article."""

    has_commas: bool = True
    scale: int = 1
    scale_words: str = ""
    """As they stand after the figures, with the space before them."""
    width: int = 0
    """Figures at least, with zeros before them."""
    is_implied: bool = False
    """Whether the scale stands only after the other end of a range."""

    def write(self, quantity: Quantity) -> str | None:
        """Large numbers keep their scale as long as one to three figures stand before the point."""
        if quantity.over != 1 or quantity.value < 0:
            return None
        value, scale, scale_words = quantity.value, self.scale, self.scale_words
        if scale_words and not self.is_implied and not 1 <= value / scale < 1000:
            scale, scale_words = self._other_scale(value)
        scaled = value if scale == 1 else (value / scale).normalize()
        if scaled != scaled.to_integral_value() and quantity.kind in _WHOLE:
            return None
        text = f"{scaled:,f}" if self.has_commas and quantity.kind not in _BARE else f"{scaled:f}"
        return f"{text.zfill(self.width)}{scale_words}"

    def _other_scale(self, value: Decimal) -> tuple[int, str]:
        lead = self.scale_words[:1]
        for name, scale in reversed(_SCALES.items()):
            if value >= scale and (scale >= _SMALLEST_BIG or scale == self.scale):
                return scale, f"{lead}{name}"
        return 1, ""


_WHOLE = frozenset(
    {Kind.ORDINAL, Kind.SUBNUMBER, Kind.MARKER, Kind.YEAR, Kind.DAY, Kind.HOUR, Kind.MINUTE}
)
_BARE = frozenset({Kind.ORDINAL, Kind.YEAR, Kind.MARKER, Kind.SUBNUMBER, Kind.DECADE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Afternoon:
    """2 of 2 p.m., and 8 of 8 a.m.: an hour of one half of the day."""

    kind: Kind

    def write(self, quantity: Quantity) -> str | None:
        """The hour, where it lies in the same half."""
        number = whole(quantity)
        if number is None or quantity.kind is not self.kind or not 1 <= number < 12:
            return None
        return str(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardinalWords:
    """eight, twenty-one, three hundred thousand."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """Words; figures where there would be too many of them."""
        number = whole(quantity)
        if number is None or number < 0:
            return None
        text = words.cardinal(number, has_and=" and " in self.like)
        return f"{number:,}" if text is None else _cased(text, self.like)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalWords:
    """eighth, Twenty-First."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """Words; figures over the hundredth."""
        number = whole(quantity)
        if not number:
            return None
        text = words.ordinal(number)
        return f"{number}{words.suffix(number)}" if text is None else _cased(text, self.like)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalFigures:
    """8th, 21st."""

    def write(self, quantity: Quantity) -> str | None:
        """With the letters that the last figures ask for."""
        number = whole(quantity)
        return f"{number}{words.suffix(number)}" if number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roman:
    """IV of Chapter IV."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """Small where it was small."""
        text = words.roman(whole(quantity) or 0)
        return text.lower() if text and self.like.islower() else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """c of (c), for the third."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """One of the twenty-six."""
        number = whole(quantity) or 0
        if not 1 <= number <= _LETTERS:
            return None
        return chr(ord("a" if self.like.islower() else "A") + number - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """July, Jul., Jul."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """The name of a month."""
        return words.month(whole(quantity) or 0, like=self.like)


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionWords:
    """two-thirds, one half; `half` alone."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """A number and what it is parted by, with the hyphen that there was."""
        number = whole(Quantity(Kind.CARDINAL, quantity.value))
        if number is None or not 0 < number < quantity.over:
            return None
        above, below = words.cardinal(number), _denominator(quantity.over, self.like)
        if above is None or below is None:
            return None
        hyphen = " " if " " in self.like else "-"
        return _cased(f"{above}{hyphen}{below[number > 1]}", self.like)


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionFigures:
    """2/3, 5/1,000."""

    def write(self, quantity: Quantity) -> str | None:
        """A number over another."""
        return f"{quantity.value:f}/{quantity.over:,}" if quantity.over > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """doubled, tripled, quadrupled, with any ending."""

    like: str

    def write(self, quantity: Quantity) -> str | None:
        """The verb for two, three or four times, with the same ending."""
        stem = {2: "doubl", 3: "tripl", 4: "quadrupl"}.get(whole(quantity) or 0)
        ending = self.like[self.like.lower().index("l") + 1 :]
        return None if stem is None else _cased(f"{stem}{ending}", self.like)


def _denominator(below: int, like: str) -> tuple[str, str] | None:
    if below == 4 and "fourth" in like.lower():
        return "fourth", "fourths"
    if below in _DENOMINATORS:
        return _DENOMINATORS[below]
    ordinal = {100: "hundredth", 1000: "thousandth"}.get(below) or words.ordinal(below)
    return None if ordinal is None else (ordinal, f"{ordinal}s")


def _cased(text: str, like: str) -> str:
    """With the capitals of another text."""
    if len(like) > 1 and like.isupper():
        return text.upper()
    if like.istitle() and (" " in like or "-" in like):
        return text.title()
    return f"{text[0].upper()}{text[1:]}" if like[0].isupper() else text
