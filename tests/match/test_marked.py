import re
from collections.abc import Iterable

import pytest

from tests.match.marked_sentences import CHINESE, ENGLISH
from workbench.match.marked.quotations import find_quotations
from workbench.match.marked.stretches import Stretch, find_in_chinese, find_in_english
from workbench.model.spans import Span

Marks = set[tuple[str, Stretch, Span]]
KINDS = {"n": Stretch.NUMBER, "d": Stretch.DATE, "q": Stretch.QUOTATION}
FLOORS = {Stretch.NUMBER: (0.95, 0.93), Stretch.DATE: (0.95, 0.95), Stretch.QUOTATION: (0.95, 0.95)}


def marked(lines: str) -> Marks:
    """What was marked by hand, by the line without its marks."""
    found: Marks = set()
    for line in lines.splitlines():
        text = re.sub("⟦.|⟧", "", line)
        opened: list[tuple[str, int]] = []
        at = skipped = 0
        while at < len(line):
            if line[at] == "⟦":
                opened.append((line[at + 1], at - skipped))
                at, skipped = at + 1, skipped + 2
            elif line[at] == "⟧":
                kind, start = opened.pop()
                found.add((text, KINDS[kind], Span(start, at - skipped)))
                skipped += 1
            at += 1
    return found


def found(lines: Iterable[str], *, is_english: bool) -> Marks:
    find = find_in_english if is_english else find_in_chinese
    return {(text, kind, span) for text in lines for kind, span in find(text)}


def scores(lines: str, kind: Stretch, *, is_english: bool = False) -> tuple[float, float]:
    """Precision and recall of a kind, by whole spans."""
    texts = [re.sub("⟦.|⟧", "", line) for line in lines.splitlines()]
    wanted = {each for each in marked(lines) if each[1] is kind}
    ours = {each for each in found(texts, is_english=is_english) if each[1] is kind}
    right = len(wanted & ours)
    return right / max(1, len(ours)), right / max(1, len(wanted))


@pytest.mark.parametrize("kind", list(Stretch))
def test_chinese_is_found_as_it_was_marked(kind: Stretch) -> None:
    precision, recall = scores(CHINESE, kind)
    assert (precision >= FLOORS[kind][0], recall >= FLOORS[kind][1]) == (True, True)


@pytest.mark.parametrize("kind", list(Stretch))
def test_english_is_found_as_it_was_marked(kind: Stretch) -> None:
    assert min(scores(ENGLISH, kind, is_english=True)) >= 0.9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：『她答「好。」就走了。』", ["『她答「好。」就走了。』", "「好。」"]),
        ("他说：“没有结尾", []),
        ('他说："一。"又说："二。"', ['"一。"', '"二。"']),
        ("“平安”与“法治”", []),
        ("𠮷某说：“去。”", ["“去。”"]),
        ("the people’s “rule of law”", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == expected
