"""Joins that repair proposes for hard-wrapped articles, beside the rule "no end mark, so join".

The articles are statutes of Taiwan, wrapped at 64 columns by one edition and not by the next; the
file is read from the folder that BENCH_DATA names.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from bench._tally import HEADER, Tally
from workbench.text.blocks import blocks
from workbench.text.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

_BESIDE = Path(__file__).parents[2] / "shared" / "data"
_FILE = Path(os.environ.get("BENCH_DATA", _BESIDE)) / ("linebreak/hardwrap_dev_5000.jsonl.gz")
_ENDS = "。！？!?…；;：:"


def main() -> None:
    """Prints precision, recall and F1 of both, and the time for a large text."""
    if _FILE.exists():
        _compare()
    else:
        print(f"no {_FILE}")
    _time()


def _compare() -> None:
    ours, trivial = Tally(), Tally()
    for wrapped, gold in _articles():
        wanted = _joins(wrapped, gold)
        ours.add(_proposed(wrapped), wanted)
        trivial.add(_unended(wrapped), wanted)
    print(HEADER)
    print(ours.row("repair"))
    print(trivial.row("no end mark, so join"))


def _time() -> None:
    line = "健全党委政法委案件评查制度,加强院庭长审判监督管理权,深化政法跨部门大数据办案平台建设"
    text = "\n\n".join(f"{line}{'。' if at % 2 else ''}第{at}次" for at in range(100_000))
    start = perf_counter()
    count = len(repair(blocks(text)))
    print(f"100,000 blocks became {count:,} paragraphs in {perf_counter() - start:.1f} s")


def _articles() -> Iterator[tuple[str, str]]:
    with gzip.open(_FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["wrapped"], article["gold"]


def _joins(wrapped: str, gold: str) -> set[int]:
    """Indexes of the blocks that the unwrapped edition continues on the same line."""
    ends, length = set(), 0
    for paragraph in gold.split("\n"):
        length += _visible(paragraph)
        ends.add(length)
    found, length = set(), 0
    for index, block in enumerate(blocks(wrapped)[:-1]):
        length += _visible(block.text)
        if length not in ends:
            found.add(index)
    return found


def _proposed(wrapped: str) -> set[int]:
    return {
        join.mend.block
        for paragraph in repair(blocks(wrapped))
        for join in paragraph.joins
        if join.mend
    }


def _unended(wrapped: str) -> set[int]:
    parts = blocks(wrapped)[:-1]
    return {index for index, block in enumerate(parts) if block.text[-1] not in _ENDS}


def _visible(text: str) -> int:
    """Characters that are no white space, which the two editions set differently."""
    return len("".join(text.split()))


if __name__ == "__main__":
    main()
