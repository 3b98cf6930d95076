"""One spelling for the British and the American way to write a word.

A key is for comparing and never shown, so that it may be wrong English (*exercize*) as long as it
is the same for both spellings and no other word has it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = (
    "practise practice, licence license, defence defense, offence offense, pretence pretense,"
    " programme program, judgement judgment, acknowledgement acknowledgment, cheque check,"
    " grey gray, tyre tire, plough plow, gaol jail, adviser advisor, artefact artifact,"
    " enquiry inquiry, enquiries inquiries, towards toward, afterwards afterward, whilst while,"
    " amongst among, learnt learned, sceptic skeptic, aluminium aluminum, manoeuvre maneuver,"
    " manoeuvred maneuvered, manoeuvring maneuvering, mould mold, catalogue catalog,"
    " dialogue dialog, ageing aging, centred centered"
)
_ENDINGS = ("", "s", "ed", "ing", "al", "ism")
_OUR = re.compile(
    r"^(mis|re|dis|un)?(behavi|lab|fav|hon|neighb|harb|col|rum|endeav|arm|vap|od|tum|val|vig|rig"
    r"|clam|cand|savi|parl|splend|hum|demean|misdemean|ferv|ranc|succ)our"
)
_RE = re.compile(
    r"(cent|theat|fib|lit|met|calib|lust|somb|spect|meag|sab|och|accout|saltpet)r(e|es|ed|ing)$"
)
_AFTER_ER = {"e": "", "es": "s", "ed": "ed", "ing": "ing"}
_DOUBLED = re.compile(
    r"(travel|cancel|label|counsel|model|signal|fuel|level|channel|marshal|pedal|quarrel|rival"
    r"|total|dial|equal|initial|tunnel|unravel|patrol|fulfil|enrol|instal|distil|instil|skil"
    r"|focus|benefit|target|combat|worship|program)([lstpm])(?=[a-z])"
)
_LOST = re.compile(r"(fulfil|enrol|instal|distil|instil)l(?=s?$|ment)")
_ISE = re.compile(r"([a-z]{2})is(e|es|ed|er|ers|ing|ation|ations|ational)$")
_YSE = re.compile(r"([a-z]{2})ys(e|es|ed|er|ers|ing)$")
_DIGRAPHS = (("paed", "ped"), ("anaes", "anes"), ("haem", "hem"), ("foet", "fet"))


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """The key of a word: small letters, straight apostrophes, one spelling."""
    key = word.casefold().replace("’", "'").replace("ʼ", "'")
    if not key.isascii() or len(key) < 4:
        return key
    key = _WORDS.get(key, key)
    key = _OUR.sub(lambda found: f"{found[1] or ''}{found[2]}or", key)
    key = _RE.sub(lambda found: f"{found[1]}er{_AFTER_ER[found[2]]}", key)
    key = _LOST.sub(r"\1", key)
    key = _DOUBLED.sub(lambda found: _single(found[1], found[2]), key)
    key = _YSE.sub(r"\1yz\2", _ISE.sub(r"\1iz\2", key))
    for theirs, ours in _DIGRAPHS:
        key = key.replace(theirs, ours)
    return key


def _single(stem: str, doubled: str) -> str:
    return stem if stem.endswith(doubled) else f"{stem}{doubled}"


def _families() -> Iterator[tuple[str, str]]:
    """Each British word of the pairs, with its endings, and its American twin."""
    for pair in _PAIRS.split(", "):
        british, american = pair.split()
        for ending in _ENDINGS:
            is_dropped = ending[:1] in ("e", "i", "a")
            yield (
                (british.removesuffix("e") if is_dropped else british) + ending,
                (american.removesuffix("e") if is_dropped else american) + ending,
            )


_WORDS = dict(_families())
