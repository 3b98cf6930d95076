"""How a glossary term goes into English at the caret: its spaces and its capital.

No space is put at the end of the text, where punctuation may follow; the next term brings its own.
Where a sentence may or may not have ended (“etc.”, “U.S.”), the term keeps its small letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = frozenset("([{<“‘«「『（《〈/-‐‑–—@#$€£¥")
_DASHES = frozenset("-‐‑–—")
_CLOSING = frozenset(")]}>”’»」』）》〉,.;:?!…%，。；：？！、")
_OPENING_AFTER = frozenset("([{“‘«「『（《〈$€£¥")

_START = re.compile(r"(?:^|\n)\s*(?:[-–—•*·]\s+|\(?\d{1,2}\)\s+)?[\"'“‘«(\[]*$")
_ENDED = re.compile(r"(?P<sentence>.*[.?!…。？！])[\"'”’»)\]]*\s*[\"'“‘«(\[]*$", re.DOTALL)
_INITIAL = re.compile(r"(?:^|[\s.(\[“‘\"'-])(?:[A-HJ-Za-z]|(?<=\.)I)\.$")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|St|Sr|Jr|Rev|Hon|Gov|Sen|Rep|Pres"
    r"|Nos?|Arts?|Sec|Para|Paras|Figs?|Vols?|Ch|Dept|Inc|Ltd|Co|Corp|Bros|Ave|Rd|Mt|Ph"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|etc|vs|cf|al|ca|approx|viz|pp|eds?|trans|incl|est)\.$"
)
_FIRST_WORD = re.compile(r"(?P<opening>[\"'“‘«(\[]*)(?P<word>[^\W\d_]+)(?P<rest>.*)", re.DOTALL)

_ARTICLE = re.compile(r"(?:[Tt]he|an?)\s+(?=\S)")
_DETERMINED = re.compile(
    r"(?<![\w'’-])(?P<word>the|an?|my|your|his|her|its|our|their|whose|this|these|those"
    r"|[\w-]*\w['’]s|[\w-]+s['’])[\s\"'“‘]*$",
    re.IGNORECASE,
)
_CONTRACTED = frozenset(
    f"{word}s"
    for word in [
        "it’",
        "he’",
        "she’",
        "that’",
        "there’",
        "here’",
        "what’",
        "who’",
        "where’",
        "how’",
        "let’",
    ]
)
"""Not possessive: is, has or us stands in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """What goes in at the caret."""

    before: str = ""
    """A space, or nothing."""
    term: str
    after: str = ""
    """A space, or nothing; the caret comes to stand after it."""

    @property
    def text(self) -> str:
        """The whole of it."""
        return f"{self.before}{self.term}{self.after}"


def insertion(
    before: str, after: str, term: str, *, capital_at_sentence_start: bool = True
) -> Insertion:
    """How a term goes in between the text before the caret and the text after it.

    Its own article goes where the text before has one, or another word in the place of one.
    """
    term = term.strip()
    if not term:
        return Insertion(term="")
    if is_determined(before):
        term = _ARTICLE.sub("", term, count=1) if _ARTICLE.match(term) else term
    if capital_at_sentence_start and starts_sentence(before):
        term = _capitalised(term)
    return Insertion(
        before=" " if _wants_space(before) and term[0] not in _CLOSING else "",
        term=term,
        after=" " if _wants_space_before(after, before) else "",
    )


def starts_sentence(before: str) -> bool:
    """Whether a word after this text is the first of a sentence."""
    if _START.search(before):
        return True
    match = _ENDED.match(before)
    if match is None:
        return False
    sentence = match["sentence"]
    return not (_INITIAL.search(sentence) or _ABBREVIATED.search(sentence))


def is_determined(before: str) -> bool:
    """Whether a text ends with an article, a possessive, or this, these or those.

    “That” is left out: it far more often opens a clause (“stressed that the Party …”).
    """
    match = _DETERMINED.search(before)
    if match is None:
        return False
    word = match["word"]
    if word == "A":  # or a label: Annex A
        return starts_sentence(before[: match.start()])
    if word[-1] in "'’" and before[: match.start()].count("‘") > before.count("’") - 1:
        return False  # the end of a quotation
    return word.lower().replace("'", "’") not in _CONTRACTED


def _wants_space(before: str) -> bool:
    """Whether a word after this text needs a space; a dash with a space before it wants two."""
    if not before or before[-1].isspace():
        return False
    if before[-1] in _DASHES:
        return before[-2:-1] == " "
    if before[-1] in "\"'":
        return not _is_open(before)
    return before[-1] not in _OPENING


def _is_open(before: str) -> bool:
    """Whether the straight quotation mark that ends a text opens a quotation."""
    if before[-1] == '"':
        return before.count('"') % 2 == 1
    return before[-2:-1] in ("", " ", "\n", "(", "[", "“")


def _wants_space_before(after: str, before: str) -> bool:
    """Whether the text after the caret needs a space before it."""
    if after.startswith('"'):
        return before.count('"') % 2 == 0
    return after[:1].isalnum() or after[:1] in _OPENING_AFTER if after else False


def _capitalised(term: str) -> str:
    """The term with a capital, but for a first word that mixes them on purpose: iPhone, mRNA."""
    match = _FIRST_WORD.match(term)
    if match is None or not match["word"].islower():
        return term
    opening, word, rest = match.group("opening", "word", "rest")
    return f"{opening}{word[0].upper()}{word[1:]}{rest}"
