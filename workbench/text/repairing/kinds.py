"""What each block of a page is: headline, byline, body or credit, from its shape and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import SegmentKind
from workbench.text.repairing import shapes
from workbench.text.repairing.layout import is_indented
from workbench.text.repairing.marks import Ending
from workbench.text.repairing.openings import opens_with_connective, opens_with_dateline
from workbench.text.repairing.seams import across, begins_with_no_opening
from workbench.text.repairing.words import known_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.repairing.page import Page

_TEXT = (SegmentKind.BODY, SegmentKind.CREDIT)
_TITLE = (SegmentKind.HEADLINE, SegmentKind.BYLINE)
_LONGEST_SUBHEADING = 30
_SCRAP = 8
"""Characters up to which a block with a full stop is the end of another, under a title no text."""
_EVEN = 0.5
_WIDEST_INDENT = 6
"""Columns of the indent of a paragraph; a title in the middle has more."""
_LONGEST_CLOSE = 26
"""Characters of a headline that has text on the line below it, without a blank line."""


def kinds(page: Page) -> tuple[SegmentKind, ...]:
    """The kind of each block, in one pass from the top of the page."""
    found: list[SegmentKind] = []
    for index in range(len(page.blocks)):
        found.append(_known(page, index) or _of_shape(page, index, found))
    return tuple(found)


def _known(page: Page, index: int) -> SegmentKind | None:
    """What the file says that a block is, or what it is with that before or after it."""
    return page.blocks[index].kind or page.units.get(index) or page.units.get(index - 1)


def _of_shape(page: Page, index: int, above: Sequence[SegmentKind]) -> SegmentKind:
    reading = page.reading
    if reading is not None:
        return _kind_of_line(page, index, above, is_alone=reading.alone[index] > _EVEN)
    if shapes.is_caption(page.texts[index]):
        return SegmentKind.CAPTION
    return _kind(page, index, above)


def _kind_of_line(
    page: Page, index: int, above: Sequence[SegmentKind], *, is_alone: bool
) -> SegmentKind:
    """The kind of a line of a wrapped page, of which is known whether it stands alone."""
    text = page.texts[index]
    if not is_alone or shapes.is_table(text):
        return SegmentKind.BODY
    if shapes.is_caption(text):
        return SegmentKind.CAPTION
    kind = _kind(page, index, above)
    return SegmentKind.HEADLINE if kind is SegmentKind.BODY else kind


def _kind(page: Page, index: int, above: Sequence[SegmentKind]) -> SegmentKind:
    text = page.texts[index]
    previous = above[-1] if above else None
    if opens_with_dateline(text) and not shapes.is_byline(text):
        return SegmentKind.BODY
    named = _kind_of_named(page, index, previous)
    if named is not None:
        return named
    if _resumes(page, index, above) or not _is_headline(page, index, previous):
        return SegmentKind.BODY
    return SegmentKind.HEADLINE


def _kind_of_named(page: Page, index: int, previous: SegmentKind | None) -> SegmentKind | None:
    """The kind of a block that says who made the article; None if it does not."""
    text = page.texts[index]
    if shapes.is_credit(text):
        is_under_title = previous is SegmentKind.HEADLINE and not _closes(page, index)
        return SegmentKind.BYLINE if is_under_title else SegmentKind.CREDIT
    if shapes.is_byline(text):
        return _kind_of_byline(page, index, previous)
    if previous in _TITLE and _is_name_under_title(page, index):
        return SegmentKind.BYLINE
    if previous in _TEXT and _closes(page, index) and _may_be_credit(text):
        return SegmentKind.CREDIT
    return None


def _resumes(page: Page, index: int, above: Sequence[SegmentKind]) -> bool:
    """Whether a line goes on with a text that broke off above the headline before it."""
    is_inserted = list(above[-2:]) == [SegmentKind.BODY, SegmentKind.HEADLINE]
    if not is_inserted or page.endings[index - 2] not in (Ending.OPEN, Ending.COMMA):
        return False
    return _runs_on(page, index) or across(page, index - 2, index) is not None


def _may_be_credit(text: str) -> bool:
    return shapes.may_be_credit(text) or (text[0] in "□■◎" and shapes.is_marked(text))


def _kind_of_byline(page: Page, index: int, previous: SegmentKind | None) -> SegmentKind:
    """A byline amid or under an article is a credit, and one above all titles is a kicker."""
    if previous is SegmentKind.BODY:
        return SegmentKind.CREDIT
    if previous is SegmentKind.CREDIT:
        return SegmentKind.CREDIT if _closes(page, index) else SegmentKind.BYLINE
    return SegmentKind.HEADLINE if _is_above_title(page, index) else SegmentKind.BYLINE


def _is_above_title(page: Page, index: int) -> bool:
    after = index + 1
    if after == len(page.texts) or shapes.is_byline(page.texts[after]):
        return False
    return _may_be_title(page, after) or shapes.is_exclaimed(page.texts[after])


def _closes(page: Page, index: int) -> bool:
    """Whether nothing follows but another credit, or the title of another article."""
    if index + 1 == len(page.texts):
        return True
    after = page.texts[index + 1]
    if shapes.is_credit(after) or shapes.is_byline(after):
        return True
    return _may_be_title(page, index + 1) or shapes.is_exclaimed(after)


def _may_be_title(page: Page, index: int) -> bool:
    """Whether a block has the shape of a headline and is no line of wrapped text."""
    return shapes.is_headline(page.texts[index]) and not page.layout.is_full(index)


def _is_name_under_title(page: Page, index: int) -> bool:
    """Whether a line with a name stands directly above an article's text."""
    text = page.texts[index]
    if not shapes.may_be_byline(text) or index + 1 == len(page.texts):
        return False
    return not _may_be_title(page, index + 1) or shapes.is_byline(page.texts[index + 1])


def _is_headline(page: Page, index: int, previous: SegmentKind | None) -> bool:
    text = page.texts[index]
    if page.layout.is_full(index) and not _stands_alone(page, index):
        return False
    if previous in (None, SegmentKind.CREDIT, SegmentKind.HEADLINE) and shapes.is_exclaimed(text):
        return index + 1 < len(page.texts) and _heads(page, index)
    if not shapes.is_headline(text) or _is_wrapped(page, index) or _is_broken(page, index):
        return False
    if previous is SegmentKind.BODY:
        return _is_subheading(page, index)
    return previous is not SegmentKind.BYLINE or not _runs_on(page, index)


def _stands_alone(page: Page, index: int) -> bool:
    """Whether a line as long as those of the text is none of them: blank lines are around it."""
    if index and page.endings[index - 1] in (Ending.OPEN, Ending.COMMA):
        return not page.is_continued(index - 1) and _leads_to_title(page, index)
    is_apart = page.blocks[index].gap > 0 or index == 0
    is_above = index + 1 < len(page.blocks) and page.blocks[index + 1].gap > 0
    return (is_apart and is_above) or _leads_to_title(page, index)


def _is_wrapped(page: Page, index: int) -> bool:
    """Whether an open-ended line is too long for a title with the text close under it."""
    after = index + 1
    if len(page.texts[index]) <= _LONGEST_CLOSE or after == len(page.texts):
        return False
    is_close = not page.blocks[after].gap
    return is_close and not _is_short_title(page.texts[after]) and not page.starts(after)


def _is_short_title(text: str) -> bool:
    return shapes.is_byline(text) or (shapes.is_headline(text) and len(text) <= _LONGEST_CLOSE)


def _heads(page: Page, index: int) -> bool:
    """Whether a question or exclamation is a title: it opens the page, or a byline follows."""
    after = page.texts[index + 1]
    return (
        index == 0
        or shapes.is_headline(after)
        or shapes.is_byline(after)
        or _is_set_apart(page, index)
    )


def _is_set_apart(page: Page, index: int) -> bool:
    return page.layout.indents and not is_indented(page.blocks[index])


def _is_subheading(page: Page, index: int) -> bool:
    """Whether an open-ended short block amid an article is a headline, not a broken line."""
    if page.layout.indents and is_indented(page.blocks[index]) and _runs_on(page, index):
        return False
    if page.is_continued(index - 1) and not page.starts(index):
        return False
    if _leads_to_title(page, index):
        return True
    text = page.texts[index]
    if shapes.has_loose_end(text) or opens_with_connective(text) or index in page.formulas:
        return False
    before = index - 1
    is_unfinished = page.endings[before] in (Ending.OPEN, Ending.COMMA)
    if is_unfinished and _is_continuation(page, index):
        return False
    return len(page.texts[index]) <= _LONGEST_SUBHEADING and not _runs_on(page, index)


def _leads_to_title(page: Page, index: int) -> bool:
    """Whether what follows, after at most two more lines of a title, only stands under a title."""
    for after in range(index + 1, min(index + 4, len(page.texts))):
        text = page.texts[after]
        if opens_with_dateline(text) or (shapes.is_byline(text) and not shapes.is_credit(text)):
            return True
        if not _may_be_title(page, after):
            return False
    return False


def _is_continuation(page: Page, index: int) -> bool:
    """Whether an open-ended block is a middle part of the paragraph that breaks off before it."""
    if page.starts(index):
        return False
    if page.endings[index - 1] is Ending.COMMA or index + 1 == len(page.texts):
        return True
    is_clause = any(mark in page.texts[index] for mark in ",，")
    is_above_title = is_clause and _may_be_title(page, index + 1)
    return is_above_title or across(page, index - 1, index) is not None


def _is_broken(page: Page, index: int) -> bool:
    """Whether a block, whatever stands above, is the first part of a paragraph that was broken."""
    after = index + 1
    if page.reading is not None or after == len(page.texts):
        return False
    if begins_with_no_opening(page.texts[after]) or _is_list_item(page, index):
        return True
    if opens_with_connective(page.texts[index]) and not shapes.is_headline(page.texts[after]):
        return True
    is_opening = page.layout.indents and is_indented(page.blocks[index])
    is_flush = not is_indented(page.blocks[after])
    return is_opening and is_flush and page.blocks[index].indent <= _WIDEST_INDENT


def _is_list_item(page: Page, index: int) -> bool:
    """Whether a block opens with the mark of a list and the next goes on with it."""
    is_item = index in page.lists and index + 1 not in page.lists
    return is_item and known_word(page.texts[index], page.texts[index + 1]) != ""


def _runs_on(page: Page, index: int) -> bool:
    """Whether the next block plainly continues this one, which is then no headline."""
    after = index + 1
    if after == len(page.texts) or page.starts(after) or page.may_start(after):
        return False
    if page.endings[after] is Ending.SENTENCE and len(page.texts[after]) <= _SCRAP:
        return True
    if across(page, index, after) is not None or begins_with_no_opening(page.texts[after]):
        return True
    is_long = len(page.texts[index]) > _SCRAP
    return is_long and known_word(page.texts[index], page.texts[after]) != ""
