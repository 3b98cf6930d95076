"""Characters that XML cannot hold, in texts and in all that stands beside them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from tests.builders import annotation, pair, uuid_of
from tests.formats.review_values import concept, noted, out, term
from workbench.formats.html import FORMAT as HTML
from workbench.formats.parallel_docx import FORMAT as PARALLEL_DOCX
from workbench.formats.parallel_markdown import FORMAT as MARKDOWN
from workbench.formats.review_docx import FORMAT as REVIEW_DOCX
from workbench.formats.tmx import FORMAT as TMX
from workbench.formats.xliff import FORMAT as XLIFF
from workbench.model.annotations import Reply
from workbench.model.exchange import Choices, ParallelText
from workbench.model.segments import Origin, Revision, Side, State
from workbench.model.spans import Span
from workbench.model.terms import TermHit
from workbench.plugins import Format

BAD = "法\x01治"
OLD = Revision(
    id=uuid_of("old"), version=1, side=Side.TARGET, text=BAD, author="李译", state=State.DRAFT,
    time="2026-02-01T08:30:00Z", origin=Origin.TYPED, detail="", is_head=False,
)  # fmt: skip


def text() -> ParallelText:
    """One pair whose texts are sound, and nothing else is; and a title that is not."""
    reply = Reply(id=uuid_of("r"), version=1, body="x", author=BAD, time="2026-03-01T08:30:00Z")
    asked = replace(annotation(body="which?"), author=BAD, replies=(reply,))
    law = concept(term(f"law{BAD}"), term("法治", "zh-Hans"), definition=BAD)
    hit = TermHit(span=Span(0, 2), text="法治", concepts=(law,))
    made = replace(noted(pair(1, "法治"), asked), terms=(hit,), history=(OLD,))
    choices = Choices(has_terms=True, has_history=True)
    return replace(out(made), title=BAD, choices=choices, concepts=(law,))


BESIDE = "terms in 1 paragraph, earlier wordings in 1 paragraph, 1 entry of the glossary"


@pytest.mark.parametrize(
    ("format", "said"),
    [
        (REVIEW_DOCX, f"1 title, authors of notes in 1 paragraph, {BESIDE}"),
        (PARALLEL_DOCX, f"1 title, {BESIDE}"),
        (MARKDOWN, f"1 title, {BESIDE}"),
        (HTML, f"1 title, {BESIDE}"),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_what_stands_beside_the_texts_is_told(format: Format, said: str) -> None:
    assert format.write is not None
    told = [each for each in format.write(text(), io.BytesIO()) if "control" in each]
    assert told == [f"control characters were left out of {said}"]


def test_an_author_and_a_title_are_told() -> None:
    made = pair(3, "法治")
    given = replace(out(replace(made, target=replace(made.target, author=BAD))), title=BAD)
    pairs = (
        "control characters that the format cannot hold were left out of 1 of the paragraphs; the"
        f" first is {made.segment.document} 3"
    )
    assert TMX.write is not None
    assert TMX.write(given, io.BytesIO()) == [pairs]
    assert XLIFF.write is not None
    title = "control characters were left out of 1 title"
    assert XLIFF.write(given, io.BytesIO()) == [pairs, title]


def test_what_is_sound_is_not_told() -> None:
    for format in (REVIEW_DOCX, PARALLEL_DOCX, MARKDOWN, HTML, TMX, XLIFF):
        assert format.write is not None
        assert list(format.write(out(pair(1)), io.BytesIO())) == []
