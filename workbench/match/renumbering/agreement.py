"""What an English number asks of the words beside it: an article, a plural."""

from __future__ import annotations

import re

from workbench.text.inflecting.articles import article_for
from workbench.text.inflecting.nouns import plurals
from workbench.text.inflecting.tables import listed

_ARTICLE = re.compile(r"\b(an?) $", re.IGNORECASE)
_NOUN = re.compile(r"( ?\)? )([a-z]{3,})\b(?!-)")
_NO_NOUNS = listed("and the per for from with under than each within are was were has had have its")
_PLAIN = listed(
    "article case category chapter clause company copy country county court crime day"
    " decade degree defendant district document dollar enterprise hectare hour household"
    " incident item kilogram kilometer kilometre lawyer meeting member meter metre minute"
    " month official paragraph part project prosecutor province record report representative"
    " round second section seat session stage step subparagraph suspect team term time ton"
    " tonne town type unit vehicle village week worker year"
)
"""Nouns that only add s, and that are no verbs where they follow a number."""
_MANY = {plurals(noun)[0]: noun for noun in _PLAIN}


def article(target: str, start: int, after: str) -> tuple[int, str]:
    """Where a change begins and what it writes, with a or an before it where the sound changes."""
    match = _ARTICLE.search(target, max(0, start - 3), start)
    if match is None:
        return start, after
    wanted = article_for(after)
    if match[1].lower() == wanted:
        return start, after
    return match.start(), f"{'A' if match[1][0] == 'A' else 'a'}{wanted[1:]} {after}"


def plural(target: str, end: int, after: str, *, is_one: bool) -> tuple[int, str, str]:
    """Where a change ends, what it writes, and a sentence on what the number asks for now.

    Only a plain noun that follows at once is changed; the sentence is empty where no word follows.
    """
    match = _NOUN.match(target, end)
    if match is None or match[2] in _NO_NOUNS:
        return end, after, ""
    noun = match[2]
    other = _MANY.get(noun) if is_one else plurals(noun)[0] if noun in _PLAIN else None
    if other is None:
        return end, after, f"The words beside “{after}” may need another number."
    return (
        match.end(),
        f"{after}{match[1]}{other}",
        f"“{noun}” became “{other}” after “{after}”; its verb may need a change.",
    )
