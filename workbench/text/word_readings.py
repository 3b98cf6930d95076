"""How each word of a Chinese text is read: Hanyu Pinyin with tone marks, word by word.

The words are jieba's. A word that pypinyin's dictionary of phrases has is read as it says (银行
yínháng); any other by the phrases in it, and its single characters by what stands beside them
(以…为 wéi, 还款 huán). The tones are those of the characters: 一 and 不 do not change. Places that
are known as such have capitals and their own readings (六安 Lù'ān), and so have people whom
everybody knows; other names are given by the caller, who has evidence for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.model.scripts import Script
from workbench.text.counting import is_han
from workbench.text.names.established import find_established
from workbench.text.names.places import has_own_reading
from workbench.text.names.proper import proper_words
from workbench.text.names.spelling import without_tones
from workbench.text.reading import one_word, phrases
from workbench.text.romanising import romanise_person, romanise_place
from workbench.text.script_view import in_script
from workbench.text.words import tagged_words, words_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.model.spans import Span

_NUMBER = "[一二三四五六七八九十百千万两几数多0-9０-９]"
_CONTEXTS = (
    (r"(?<![可所予难足得加])以(?![便及来上下前后内外免致至])[^，。；：、,.;:]{1,30}?(为)", "wéi"),
    (rf"(?<=[{'作成认称视定改变分转升降译设评选名誉判处人行有最较更极大均应即约系'}])(为)", "wéi"),
    (rf"(?<={_NUMBER})(只)", "zhī"),
    (rf"(?<={_NUMBER})(行)(?=[字文诗泪])", "háng"),
    (rf"(处)(?={_NUMBER}|以|罚金|拘役|管制|无期|有期|死刑)", "chǔ"),
    (r"(?<=[还必须总非就])(得)", "děi"),
    (r"(得)(?=[了到出])", "dé"),
    (r"(率)(?=团|队|先|众|部|军)", "shuài"),
    (r"(种)(?=[树地田植菜花粮])", "zhòng"),
    (r"(还)(?=[款债钱清本息贷书给])", "huán"),
    (r"(教)(?=[书我你他她])", "jiāo"),
    (r"(重)(?=[做写新建申审启组返提现修印复演])", "chóng"),
    (rf"(?<=[很最较更太全])(长)|(长)(?={_NUMBER}|约|达)", "cháng"),
)
"""What a single character is read as where something stands beside it."""
_PARTICLES = {("得", "ud"): "de", ("地", "uv"): "de"}
_OWN_TONES = {"一": ("yí", "yì", "yī"), "不": ("bú", "bù", "bù")}
"""Of each: two readings that the next syllable brings about, and the one that is written."""
_STANDARD = {("血", "xiě"): "xuè", ("脊", "jí"): "jǐ", ("框", "kuāng"): "kuàng"}
"""What the dictionary says of a character in phrases, and what dictionaries of today say."""
_CORRECTED = {"还款": ("huán", "kuǎn")}
"""Phrases that the dictionary has with a wrong reading."""
_PLACE = "ns"
"""jieba's letters for places, which it gives to many words (城市, 新建) too."""
_KINDS_OF_PLACE = frozenset("省市县区州盟旗镇乡")
_WHOLE = 3
"""Syllables of the longest word that is not set in parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReading:
    """A word of a text."""

    span: Span
    reading: str
    """Empty for what is not Han."""


def read_words(text: str, names: Mapping[Span, str] = MappingProxyType({})) -> list[WordReading]:
    """The words of a text in either script, each with its reading; spaces are in none.

    `names` are the readings of names by their spans, none of which meet; each is one word.
    """
    simplified = in_script(text, Script.SIMPLIFIED)
    special = _in_context(simplified)
    borders = chain.from_iterable((span.start, span.end) for span in names)
    words: list[WordReading] = []
    for span, part in tagged_words(simplified, borders):
        name = next((each for each in names if each.holds(span)), None)
        if name is None:
            reading = _read(simplified, span, part, special)
            words.append(WordReading(span=span, reading=reading))
        elif not words or words[-1].span != name:
            words.append(WordReading(span=name, reading=names[name]))
    return words


def _in_context(text: str) -> dict[int, str]:
    """The readings of characters that what stands beside them decides, by code point."""
    return {
        match.start(match.lastindex or 0): reading
        for pattern, reading in reversed(_CONTEXTS)
        for match in re.finditer(pattern, text)
    }


def _read(text: str, span: Span, part: str, special: Mapping[int, str]) -> str:
    word = span.of(text)
    if not is_han(word[0]):
        return ""
    if name := _name(word, part):
        return name
    if (word, part) in _PARTICLES and span.start not in special:
        return _PARTICLES[word, part]
    syllables = list(_syllables(word))
    if not _is_phrase(word):
        at = span.start
        for phrase in phrases(word):
            if len(phrase) == 1 and at in special:
                syllables[at - span.start] = special[at]
            at += len(phrase)
    return " ".join(
        written.capitalize() if part in proper_words() else written
        for part, written in _in_parts(word, syllables)
    )


@lru_cache(maxsize=8192)
def _syllables(word: str) -> tuple[str, ...]:
    """The syllable of each character, as it is read without its neighbours' tones."""
    from pypinyin import Style, lazy_pinyin

    if word in _CORRECTED:
        return _CORRECTED[word]
    read = lazy_pinyin([word] if _is_phrase(word) else phrases(word), style=Style.TONE)
    if len(read) != len(word):  # a character that no dictionary has stays with its neighbour
        read = [lazy_pinyin(character, style=Style.TONE)[0] for character in word]
    return tuple(_own(each, syllable) for each, syllable in zip(word, read, strict=True))


def _own(character: str, syllable: str) -> str:
    *changed, own = _OWN_TONES.get(character, ("",))
    return own if syllable in changed else _STANDARD.get((character, syllable), syllable)


def _in_parts(word: str, syllables: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts of a long word with their readings: the words in it, and the rest in twos."""
    start = 0
    for length in _parts(word):
        end = start + length
        yield word[start:end], one_word(syllables[start:end])
        start = end


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[int, ...]:
    """The lengths of the parts of a word: of one that is no longer than three, itself."""
    if len(word) <= _WHOLE:
        return (len(word),)
    inside = {each for each in words_within(word) if each != word}
    lengths: list[int] = []
    rest = 0
    at = 0
    while at < len(word):
        longest = max(
            (len(each) for each in inside if len(each) > 1 and word.startswith(each, at)), default=0
        )
        if longest and len(word) - at - longest != 1:
            lengths += [rest, longest] if rest else [longest]
            rest = 0
            at += longest
        else:
            rest += 1
            at += 1
            if rest == 2 and len(word) - at != 1:
                lengths.append(rest)
                rest = 0
    return tuple([*lengths, rest] if rest else lengths)


@lru_cache(maxsize=1024)
def _name(word: str, part: str) -> str:
    """The reading of a place or of a person whom everybody knows; empty for anything else.

    That jieba tags a word as a person says nothing: 高水平, 安全感 and 马拉松 are some to it.
    """
    is_whole_place = part == _PLACE and len(word) >= _WHOLE and word[-1] in _KINDS_OF_PLACE
    if (len(word) > 1 and has_own_reading(word)) or (
        is_whole_place and not word.startswith("自治")
    ):
        return romanise_place(word).reading
    return _person(word) if find_established(word) else ""


def _person(name: str) -> str:
    """The reading of a name that leaves no doubts, with the capitals of its Latin form."""
    person = romanise_person(name)
    if person.doubts or person.reading:
        return "" if person.doubts else person.reading
    tones = one_word(_syllables(name)).replace("'", "")
    if without_tones(tones) != "".join(filter(str.isalpha, person.text)).lower():
        return ""  # it is not spelled as it is read: Sun Yat-sen
    letters = iter(tones)
    cased = (
        (next(letters).upper() if sign.isupper() else next(letters)) if sign.isalpha() else sign
        for sign in person.text
    )
    return "".join(cased)


@cache
def _phrases() -> Mapping[str, object]:
    from pypinyin.constants import PHRASES_DICT

    known: Mapping[str, object] = PHRASES_DICT
    return known


def _is_phrase(word: str) -> bool:
    return word in _phrases()
