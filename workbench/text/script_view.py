"""A Chinese text shown in another script, with as many code points, so that all offsets stay.

Words choose the characters, as opencc's phrases know them; where one would change the length, its
characters are taken one by one. A text that is Traditional already only gets the forms of its
region. In a name of a person each character is taken by itself, and a surname that conversion gets
wrong stays (于 is not 於, 范 not 範, 余 not 餘).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.model.scripts import Script
from workbench.text.folding import convert
from workbench.text.names.misconversion import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.spans import Span

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_FROM_SIMPLIFIED = {
    Script.TRADITIONAL: "s2t",
    Script.TAIWAN: "s2tw",
    Script.HONG_KONG: "s2hk",
}
_FROM_TRADITIONAL = {Script.TAIWAN: "t2tw", Script.HONG_KONG: "t2hk"}


def in_script(text: str, script: Script, names: Iterable[Span] = ()) -> str:
    """The text in a script; `names` are the spans of the names of people in it."""
    if script is Script.STORED:
        return text
    if script is Script.SIMPLIFIED:
        return _converted("t2s", text)
    if _is_traditional(text):
        config = _FROM_TRADITIONAL.get(script)
        return _converted(config, text) if config else text
    config = _FROM_SIMPLIFIED[script]
    shown = _converted(config, text)
    for span in names:
        shown = shown[: span.start] + _name(config, span.of(text)) + shown[span.end :]
    return shown


def needs_names(text: str) -> bool:
    """Whether a name in the text might be shown wrongly by a conversion that does not know it."""
    return not SURNAMES.isdisjoint(text)


def _is_traditional(text: str) -> bool:
    """Whether more of the characters are of the Traditional script alone than of the other."""
    return _differing(text, _converted("t2s", text)) > _differing(text, _converted("s2t", text))


def _differing(text: str, other: str) -> int:
    return sum(mine != its for mine, its in zip(text, other, strict=True))


def _converted(config: str, text: str) -> str:
    """The text by a configuration of opencc, with as many code points."""
    converted = convert(config, text)
    if len(converted) == len(text):
        return converted
    return _HAN.sub(lambda run: _run(config, run[0]), text)


def _run(config: str, run: str) -> str:
    converted = convert(config, run)
    return converted if len(converted) == len(run) else _one_by_one(config, run)


def _one_by_one(config: str, run: str) -> str:
    return "".join(_alone(config, character) for character in run)


@lru_cache(maxsize=8192)
def _alone(config: str, character: str) -> str:
    """The form of a character by itself; one that would become two stays."""
    form = convert(config, character)
    return form if len(form) == 1 else character


def _name(config: str, name: str) -> str:
    first = name[0] if name[:1] in SURNAMES else _one_by_one(config, name[:1])
    return first + _one_by_one(config, name[1:])
