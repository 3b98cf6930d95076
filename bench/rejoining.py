"""How often repair puts broken pages together again: joins, omissions and cuts.

Well-formed paragraphs are broken at every width from 12 to 40 characters, with the troubles that
pages have. Rules were tuned on the even texts; `main` reports those on the odd ones. The even ones
are reported by `python -m bench.rejoining even`.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from time import perf_counter
from typing import TYPE_CHECKING

from bench import _news
from bench._broken_pages import TROUBLES, WIDTHS, BrokenPage, Setting, broken, set_lines
from bench._paragraphs import texts
from bench._tally import HEADER, Tally
from workbench.model.sources import MendKind
from workbench.text.blocks import blocks
from workbench.text.repair import likely, mended, propose, repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.sources import Mend

_BANDS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3, 0.0)


class Report:
    """The figures of many pages."""

    def __init__(self) -> None:
        self.joins: dict[str, Tally] = defaultdict(Tally)
        self.others: dict[str, Tally] = defaultdict(Tally)
        self.bands: dict[float, list[bool]] = defaultdict(list)
        self.paragraphs = 0

    def add(self, page: BrokenPage) -> None:
        """Repairs a page and counts what was right."""
        given = blocks(page.text)
        proposed = propose(given)
        made = likely(proposed)
        found = {
            (piece.mend.block, piece.mend.following)
            for paragraph in mended(given, made)
            for piece in paragraph.joins
            if piece.mend
        }
        setting = page.setting
        names = [
            "all",
            f"width {setting.width}" if setting.width else "columns",
            setting.layout,
            f"breaking {setting.breaking}",
            f"genre {page.genre}",
            *sorted(setting.troubles or {"no trouble"}),
        ]
        for name in names:
            self.joins[name].add(found, page.joins)
        self.others["omissions"].add(_omitted(made), page.omits)
        self.others["cuts, in characters"].add(_cut(made), page.cuts)
        self.paragraphs += len({line.paragraph for line in page.lines if line.paragraph >= 0})
        for mend in proposed:
            band = next(least for least in _BANDS if mend.confidence >= least)
            self.bands[band].append(_is_right(mend, page))

    def lines(self) -> Iterator[str]:
        """The tables."""
        yield f"{self.paragraphs:,} paragraphs"
        yield HEADER
        yield "joins"
        widths = [f"width {width}" for width in WIDTHS]
        rest = sorted(set(self.joins) - {"all", *widths, *TROUBLES, "no trouble"})
        for name in ("all", *widths, *rest, "no trouble", *TROUBLES):
            if name in self.joins:
                yield self.joins[name].row(name)
        yield "other mends"
        for name, tally in self.others.items():
            yield tally.row(name)
        yield f"{'confidence':<28}{'proposals':>10}{'right':>10}"
        for band, upper in zip(_BANDS, (1.0, *_BANDS), strict=False):
            if self.bands[band]:
                share = sum(self.bands[band]) / len(self.bands[band])
                yield f"{band:.2f} to {upper:.2f}{len(self.bands[band]):>26,}{share:10.3f}"


def pages(half: int, *, in_columns: bool = False) -> Iterator[BrokenPage]:
    """The pages of the even (0) or the odd (1) texts, each text set in two ways."""
    for number, text in enumerate(texts()):
        if number % 2 == half:
            for turn in range(2):
                yield broken(text, number + 1009 * turn, in_columns=in_columns)


def _omitted(mends: Sequence[Mend]) -> set[int]:
    return {mend.block for mend in mends if mend.kind is MendKind.OMIT}


def _cut(mends: Sequence[Mend]) -> set[tuple[int, int]]:
    gone = _omitted(mends)
    return {
        (mend.block, at)
        for mend in mends
        if mend.kind is MendKind.CUT and mend.block not in gone
        for at in range(mend.start, mend.end)
    }


def _is_right(mend: Mend, page: BrokenPage) -> bool:
    if mend.kind is MendKind.JOIN:
        return (mend.block, mend.following) in page.joins
    if mend.kind is MendKind.OMIT:
        return mend.block in page.omits
    return all(at in page.lines[mend.block].cuts for at in range(mend.start, mend.end))


def main() -> None:
    """Prints the figures of the half that no rule was tuned on, and the time for a large text."""
    half = 0 if sys.argv[1:2] == ["even"] else 1
    for in_columns in (False, True):
        report = Report()
        for page in pages(half, in_columns=in_columns):
            report.add(page)
        print("long columns" if in_columns else "wrapped lines", end=": ")
        print("\n".join(report.lines()))
    _time()


def _time() -> None:
    paragraphs = (_news.paragraph(random.Random(seed)) for seed in range(9_000))
    setting = Setting(width=28, is_indented=False, has_gaps=False, breaking="pull")
    text = set_lines(paragraphs, setting, random.Random(5))
    given = blocks(text)
    start = perf_counter()
    count = len(repair(given))
    seconds = perf_counter() - start
    print(
        f"{len(given):,} lines, {len(text):,} characters, became {count:,} paragraphs"
        f" in {seconds:.1f} s"
    )


if __name__ == "__main__":
    main()
