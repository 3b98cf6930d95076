"""The words of an English text, with what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.text.inflecting.spelling import spelling_key
from workbench.text.inflecting.tables import listed

ARTICLES = frozenset({"a", "an", "the"})
PREPOSITIONS = listed(
    "of for on in at to with from against under by between among over through within into as"
    " without up before after towards toward"
)
CONJUNCTIONS = frozenset({"and", "or"})
FUNCTION_WORDS = (
    ARTICLES
    | PREPOSITIONS
    | CONJUNCTIONS
    | listed(
        "is are was were be been being am has have had do does did will would shall should can"
        " could may might must not no nor but if than then that this these those which who whom"
        " whose what when where while it its they their them he his him she her we our us i my"
        " you your there here also all any each both such other more most very so only about"
        " during until upon out off down"
    )
)
"""What a term neither begins nor ends with."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_LATER = re.compile(r"['’ʼ](?=\s+\w|$)")
_UNMARKED = re.compile(r"[\s\-‐‑‒–“”\"‘’'«»]+")
"""What may stand between two words of a phrase or be left out: spaces, hyphens, quotes."""
_OPENING, _CLOSING = re.compile(r"(?<!\w)'(?=\w)"), re.compile(r"'(?!\w)")
_APOSTROPHES = frozenset("'’ʼ")
_HYPHENS = frozenset("-‐‑")


class Word(NamedTuple):
    """A word at code points of its text; the possessive ending is not part of it.

    A tuple, since it is made by the hundred thousand and takes a third of a dataclass's time.
    """

    start: int
    end: int
    text: str
    key: str
    """In small letters and one spelling, for comparing."""
    possessive: str
    """The ending that follows the word: ’s, or ’ alone after a plural; else empty."""
    gap: str
    """The marks that part it from the word before, other than spaces, hyphens and quotes."""
    is_hyphened: bool
    """Whether nothing but a hyphen parts it from the word before."""

    @property
    def whole_end(self) -> int:
        """Where it ends together with its possessive ending."""
        return self.end + len(self.possessive)


def words(text: str) -> list[Word]:
    """The words of a text in their order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, whole = match.span()
        possessive = _possessive(text, start, whole)
        end = min(whole, match.end()) - (len(possessive) if possessive[1:] else 0)
        between = text[last:start] if found else ""
        word = text[start:end]
        gap = "" if between == " " else _UNMARKED.sub("", between)
        is_hyphened = between in _HYPHENS
        found.append(Word(start, end, word, spelling_key(word), possessive, gap, is_hyphened))
        last = end + len(possessive)
    return found


def _possessive(text: str, start: int, end: int) -> str:
    if text[end - 2 : end - 1] not in _APOSTROPHES and text[end : end + 1] not in _APOSTROPHES:
        return ""
    ending = _POSSESSIVE.search(text, start, end)
    if ending is not None and ending.start() > start:
        return ending[0]
    mark = _LATER.match(text, end)
    if mark is not None and text[end - 1] in "sS" and not _is_quoted(text, start, mark[0]):
        return mark[0]
    return ""


def _is_quoted(text: str, start: int, mark: str) -> bool:
    """Whether an apostrophe after the word that starts here rather closes a quotation."""
    if mark == "'":
        opened, closed = (
            sum(1 for found in marks.finditer(text) if found.start() < start)
            for marks in (_OPENING, _CLOSING)
        )
        return opened > closed
    return text.rfind("‘", 0, start) > text.rfind("’", 0, start)
