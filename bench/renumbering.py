"""English of statutes carried over to a source that differs in numbers, beside the real English.

The peer gives the numbers of the English, in order, the values of those of the wanted source, as
far as there are as many and each can be written: what can be done without knowing which is which.

Two lines of the statutes whose Chinese is the same but for numbers make a trial in each direction:
the English of one is carried over to the other, and compared with what the translators wrote there.
Both English texts differ in wording too, so a changed number is right where the official English
has one that says the same; those that it lacks are listed with --show for a reader to judge.
"""

from __future__ import annotations

import gzip
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from statistics import quantiles
from time import thread_time

from workbench.match.renumbering.renumbered import Renumbered, renumber
from workbench.match.renumbering.sources import find_source_numbers, masked
from workbench.match.renumbering.target_numbers import TargetNumber
from workbench.match.renumbering.targets import find_target_numbers
from workbench.model.matches import NumberChange
from workbench.model.spans import Span

_DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
_FILES = (
    ("laws", "laws/line_pairs_handout.tsv.gz", 2),
    ("law pairs with large numbers, fractions, years", "numbers/law_pairs_dev.tsv.gz", 3),
)
_MOST_OF_A_GROUP = 4
"""Lines of one wording, lest the entries 其他 outweigh all others."""
_MARKER = re.compile(r"^\s*[(（]?[一二三四五六七八九十\d]+[)）、.．]")

Pair = tuple[str, str]
Trial = tuple[Pair, Pair]
Carry = Callable[[str, str, str], Renumbered]


def main() -> None:
    """Prints how many numbers were changed, how many of them rightly, and what was left."""
    for name, file, column in _FILES:
        path = _DATA / file
        if not path.exists():
            print(f"no {path}")
            continue
        trials = list(_trials(_pairs(path, column)))
        inside = [each for each in trials if not _is_marker_alone(each)]
        print(f"{name}: {len(trials):,} trials, {len(inside):,} with more than the entry's number")
        for kind, some in (("all", trials), ("more than the entry's number", inside)):
            _report(kind, renumber, some)
            _report(f"{kind}, by the order alone", _in_order, some)


def _report(name: str, carry: Carry, trials: list[Trial]) -> None:
    counts, seconds = Counter[str](), []
    for stored, wanted in trials:
        start = thread_time()
        result = carry(stored[0], wanted[0], stored[1])
        seconds.append(thread_time() - start)
        counts.update(_judged(stored, wanted, result))
    right, wrong = counts["right"], counts["wrong"]
    placed, misplaced = counts["right in its place"], counts["wrong in its place"]
    cuts = quantiles(seconds, n=20)
    print(
        f"  {name}: {right + wrong:,} numbers changed, {right / max(1, right + wrong):.2%} of them"
        f" stand in the official English; where that has the same wording, {placed + misplaced:,},"
        f" and {placed / max(1, placed + misplaced):.2%} in the same place"
    )
    print(
        f"    left unsure: {counts['unsure'] / len(trials):.1%} of the trials; carried over whole:"
        f" {counts['whole'] / len(trials):.1%}, of these equal to the official English"
        f" {counts['equal'] / max(1, counts['whole']):.1%}, equal where its wording is the same"
        f" {counts['equal'] / max(1, counts['same wording']):.2%} of {counts['same wording']:,}"
    )
    middle, most = cuts[9] * 1e3, max(seconds) * 1e3
    print(f"    p50 {middle:.2f} ms, p95 {cuts[18] * 1e3:.2f} ms, most {most:.1f} ms", flush=True)


def _in_order(stored: str, wanted: str, target: str) -> Renumbered:
    """The first number of the target says the first of the wanted source, and so on."""
    values, text, changes = find_source_numbers(wanted), target, list[NumberChange]()
    old = find_source_numbers(stored)
    numbers = [number for number in find_target_numbers(target) if number.twin_of < 0]
    if not len(values) == len(numbers) == len(old):
        return Renumbered(text=target, unsure=("not as many numbers",))
    for number, before, value in reversed(list(zip(numbers, old, values, strict=True))):
        if before.quantities[:1] == value.quantities[:1] or not value.quantities:
            continue
        written = number.readings[0].form.write(value.quantities[-1])
        if written is None:
            return Renumbered(text=target, unsure=("no form",))
        text = f"{text[: number.start]}{written}{text[number.end :]}"
        moved = [
            replace(each, span=Span(each.span.start + shift, each.span.end + shift))
            for shift in (len(written) - len(number.text),)
            for each in changes
        ]
        span = Span(number.start, number.start + len(written))
        changes = [NumberChange(span=span, before=number.text, after=written), *moved]
    return Renumbered(text=text, changes=tuple(changes))


def _judged(stored: Pair, wanted: Pair, result: Renumbered) -> Iterator[str]:
    official = {value for number in find_target_numbers(wanted[1]) for value in _values(number)}
    ours = find_target_numbers(result.text)
    is_same_wording = _wording(result.text) == _wording(wanted[1])
    theirs = find_target_numbers(wanted[1]) if is_same_wording else ours
    is_wrong = False
    for change in result.changes:
        for number, other in zip(ours, theirs, strict=is_same_wording):
            if not change.span.start <= number.start < change.span.end:
                continue
            is_right = not official.isdisjoint(_values(number))
            yield "right" if is_right else "wrong"
            if is_same_wording:
                is_right = not _values(number).isdisjoint(_values(other))
                yield "right in its place" if is_right else "wrong in its place"
            is_wrong = is_wrong or not is_right
    yield "unsure" if result.unsure else "whole"
    if not result.unsure and is_same_wording:
        yield "same wording"
    if not result.unsure and _plain(result.text) == _plain(wanted[1]):
        yield "equal"
    if is_wrong and "--show" in sys.argv:
        changes = [(each.before, each.after) for each in result.changes]
        print(
            f"    {stored[0]}\n    {wanted[0]}\n    {result.text}\n    {wanted[1]}\n    {changes}\n"
        )


def _values(number: TargetNumber) -> set[tuple[Decimal, int]]:
    """All that a number may say, an ordinal as a cardinal."""
    return {(reading.quantity.value, reading.quantity.over) for reading in number.readings}


def _wording(text: str) -> str:
    """An English text without its numbers."""
    pieces, at = [], 0
    for number in find_target_numbers(text):
        pieces.append(text[at : max(at, number.start)])
        at = max(at, number.end)
    return _plain("#".join([*pieces, text[at:]]))


def _plain(text: str) -> str:
    return re.sub(r"\W*$", "", re.sub(r"\s+", "", text))


def _trials(pairs: list[Pair]) -> Iterator[Trial]:
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for source, target in pairs:
        groups[masked(source)].setdefault(source, target)
    for group in groups.values():
        yield from permutations(list(group.items())[:_MOST_OF_A_GROUP], 2)


def _is_marker_alone(trial: Trial) -> bool:
    (one, _), (other, _) = trial
    return _MARKER.sub("", one) == _MARKER.sub("", other)


def _pairs(path: Path, column: int) -> list[Pair]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [(row[column], row[column + 1]) for row in rows if row[column + 1 :]]


if __name__ == "__main__":
    main()
