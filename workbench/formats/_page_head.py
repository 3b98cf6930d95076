"""The top of a page for readers: what it may do, its style, its title, switches and contents."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from workbench.formats._english import is_translated
from workbench.formats._page_pair import anchor_of
from workbench.formats._xml_text import attribute, content
from workbench.model.exchange import Arrangement
from workbench.model.scripts import Script
from workbench.model.segments import SegmentKind, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.model.exchange import ParallelPair, ParallelText

_NAMES = {"zh": "Chinese", "en": "English"}
_MOST_HEADLINES = 400
"""Of the contents; with more of them only documents are listed."""
_FEWEST_HEADLINES = 8
"""Of a single document that has contents."""
_SCRIPTS = {
    Script.STORED: "as written",
    Script.SIMPLIFIED: "Simplified",
    Script.TRADITIONAL: "Traditional",
    Script.TAIWAN: "Taiwan",
    Script.HONG_KONG: "Hong Kong",
}
_LAYOUTS = {Arrangement.COLUMNS: "side by side", Arrangement.ABOVE: "one above the other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A line of the contents."""

    anchor: str
    text: str
    language: str


@dataclass(slots=True, kw_only=True)
class Overview:
    """What must be known of all pairs before the first of them is written."""

    wanted: int = 0
    """Pairs that are to be translated."""
    translated: int = 0
    states: Counter[State] = field(default_factory=Counter)
    needs_work: int = 0
    headlines: dict[int, list[Headline]] = field(default_factory=dict)
    """By the number of the document, from 1; the first ones where there are too many."""
    count: int = 0
    """Of all headlines."""

    def see(self, parallel: ParallelText, number: int, pair: ParallelPair) -> None:
        """One pair of a document, in order."""
        has_english = is_translated(pair)
        self.states[pair.target.state] += 1
        self.needs_work += pair.segment.needs_work
        self.wanted += pair.segment.is_translatable
        self.translated += pair.segment.is_translatable and has_english
        if pair.segment.kind is not SegmentKind.HEADLINE:
            return
        self.count += 1
        if self.count <= _MOST_HEADLINES:
            text = pair.target.text if has_english else pair.segment.source
            tag = parallel.target_language if has_english else parallel.source_language
            line = Headline(anchor=anchor_of(pair, number), text=text, language=tag)
            self.headlines.setdefault(number, []).append(line)

    @property
    def usual(self) -> State:
        """The state that most pairs with English have; INITIAL where there are none."""
        states = [state for state in State if state is not State.INITIAL]
        usual = max(states, key=self.states.__getitem__)
        return usual if self.states[usual] else State.INITIAL

    def headlines_of(self, number: int) -> list[Headline]:
        """Those of a document that the contents have."""
        return [] if self.count > _MOST_HEADLINES else self.headlines.get(number, [])

    def has_contents(self, parallel: ParallelText) -> bool:
        """Whether there is more than can be seen at a glance."""
        shown = 0 if self.count > _MOST_HEADLINES else self.count
        return len(parallel.documents) > 1 or shown >= _FEWEST_HEADLINES


def overview(parallel: ParallelText) -> Overview:
    """Goes once through all pairs."""
    found = Overview()
    for number, document in enumerate(parallel.documents, 1):
        for pair in document.pairs:
            found.see(parallel, number, pair)
    return found


def progress(parallel: ParallelText, found: Overview) -> str:
    """`3 of 7 paragraphs in English`"""
    language = _name_of(parallel.target_language)
    return f"{found.translated:,} of {found.wanted:,} paragraphs in {language}"


def contents_of(parallel: ParallelText, found: Overview) -> Iterator[str]:
    """The lines of the contents: each document, and its headlines behind it."""
    if found.has_contents(parallel):
        for number, document in enumerate(parallel.documents, 1):
            yield document.name
            for headline in found.headlines_of(number):
                yield headline.text


def asset(name: str) -> str:
    """A file of ours that stands in the page."""
    return resources.files("workbench.formats").joinpath(name).read_text(encoding="utf-8")


def written_head(parallel: ParallelText, found: Overview, *, is_paper: bool) -> str:
    """Everything down to the contents. On paper there is nothing to switch."""
    style = f"\n{asset('html.css')}{asset('pdf.css') if is_paper else ''}"
    return (
        f'<!DOCTYPE html>\n<html lang="{attribute(parallel.target_language)}"'
        f' data-layout="{parallel.choices.arrangement}">\n<head>\n<meta charset="utf-8">\n'
        f"{_policy(style, script())}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{attribute(parallel.program)}">\n'
        f"<title>{content(parallel.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top">\n<h1>{content(parallel.title)}</h1>\n'
        f'<p class="progress">{content(progress(parallel, found))}</p>\n'
        f"{_usual(found)}</header>\n{'' if is_paper else _tools(parallel, found)}"
        f"{_contents(parallel, found)}"
    )


def _usual(found: Overview) -> str:
    """The state that stands beside no pair, so that the others are seen."""
    if found.usual is State.INITIAL:
        return ""
    which = "all pairs" if len(+found.states) == 1 else "pairs without a mark"
    return f'<p class="usual">State of {which}: {found.usual}</p>\n'


@cache
def script() -> str:
    """What stands in the script element, to the letter."""
    return f"\n{asset('html.js')}{asset('html_cards.js')}"


def name_of(language: str) -> str:
    """A language in English, as far as we have a name for it, fit to stand in an element."""
    return content(_name_of(language))


def _name_of(language: str) -> str:
    return _NAMES.get(language.partition("-")[0], language)


def has_scripts(parallel: ParallelText) -> bool:
    """Whether the source can be shown in other scripts."""
    return parallel.source_language.partition("-")[0] == "zh"


def _policy(style: str, code: str) -> str:
    """Nothing is fetched or sent, and no script or style but ours does anything (CSP 3)."""
    rules = (
        "default-src 'none'",
        f"style-src '{_hashed(style)}'",
        f"script-src '{_hashed(code)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">\n'


def _hashed(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _tools(parallel: ParallelText, found: Overview) -> str:
    source, target = name_of(parallel.source_language), name_of(parallel.target_language)
    layouts = [*_LAYOUTS.items(), ("target", f"{target} only"), ("source", f"{source} only")]
    chosen = [_select("layout", "Layout", layouts, parallel.choices.arrangement)]
    if has_scripts(parallel):
        chosen.append(_select("script", "Script", list(_SCRIPTS.items())))
    states = [(str(state), f"{state} ({found.states[state]:,})") for state in found.states]
    order = list(State)
    states.sort(key=lambda each: order.index(State(each[0])))
    if found.needs_work:
        states.append(("work", f"needs work ({found.needs_work:,})"))
    chosen.append(_select("state", "Show", [("", "all"), *states]))
    themes = [("", "as the system"), ("light", "light"), ("dark", "dark")]
    chosen.append(_select("theme", "Colours", themes))
    return (
        f'<form id="tools" hidden>\n{"".join(chosen)}'
        '<span class="search" role="search"><input type="search" name="query" placeholder="Search"'
        ' aria-label="Search in both languages" autocomplete="off" spellcheck="false">'
        '<button type="button" name="previous" aria-label="Previous hit">↑</button>'
        '<button type="button" name="next" aria-label="Next hit">↓</button>'
        '<output name="count"></output></span>\n</form>\n'
        # Here and not at the end, so that a long page can be used while it is still being read.
        f"<script>{script()}</script>\n"
    )


def _select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str = "") -> str:
    shown = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{text}</option>'
        for value, text in options
    )
    return f'<label>{label} <select name="{name}" autocomplete="off">{shown}</select></label>\n'


def _contents(parallel: ParallelText, found: Overview) -> str:
    """The documents with their headlines, where they are more than can be seen at a glance."""
    if not found.has_contents(parallel):
        return ""
    items = "".join(
        f'<li><a href="#d{number}">{content(document.name)}</a>'
        f"{_headlines(found.headlines_of(number))}</li>\n"
        for number, document in enumerate(parallel.documents, 1)
    )
    return (
        '<nav class="contents" aria-label="Contents"><details open><summary>Contents</summary>\n'
        f"<ol>\n{items}</ol></details></nav>\n"
    )


def _headlines(headlines: Sequence[Headline]) -> str:
    if not headlines:
        return ""
    items = "".join(
        f'<li lang="{attribute(each.language)}">'
        f'<a href="#{each.anchor}">{content(each.text)}</a></li>\n'
        for each in headlines
    )
    return f"\n<ol>\n{items}</ol>"
