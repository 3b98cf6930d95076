"""Parallel text as line-aligned files, as Moses, fairseq, OPUS and most corpus tools have them.

`workbench export P corpus.moses` writes `corpus.zh` and `corpus.en`, line by line the two sides of
a pair, and `corpus.ids` with the id of the pair on each line. What breaks a line within a text
becomes a space. Pairs of which one side is empty are left out, for such tools take no empty line.

A memory takes in either of two such files, and finds the other beside it: the same name with the
other language. Both must have the same number of lines.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from workbench.formats._aligned_files import IDS, aligned_units, files_of, in_order
from workbench.formats.jsonl_translation import languages_of
from workbench.model.exchange import Carried, Carries
from workbench.plugins import Format
from workbench.text.substance import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.exchange import ParallelPair, ParallelText

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What any program may take for a line end (`str.splitlines`)."""


def write_set(parallel: ParallelText, opened: Callable[[str], BinaryIO]) -> list[str]:
    """Writes UTF-8 with `\\n`; says how many texts had line breaks, and how much English has no
    Chinese and was left out."""
    source, target = languages_of(parallel)
    files = [opened(f".{source}"), opened(f".{target}"), opened(IDS)]
    broken = left = 0
    for pair in parallel.pairs:
        if not _is_whole(pair):
            left += has_text(pair.target.text)
            continue
        texts = pair.segment.source, pair.target.text
        lines = tuple(map(_line, texts))
        broken += lines != texts
        for file, line in zip(files, (*lines, pair.segment.id), strict=True):
            file.write(f"{line}\n".encode())
    said = {
        "line breaks became spaces in {:,} of the pairs": broken,
        "pairs without Chinese were left out: {:,}": left,
    }
    return [sentence.format(count) for sentence, count in said.items() if count]


def expected(parallel: ParallelText) -> Iterator[Carried]:
    """Both texts on one line each, and the id, of every pair that has both."""
    languages = languages_of(parallel)
    is_turned = in_order(*languages) != languages
    for pair in parallel.pairs:
        if _is_whole(pair):
            texts = _line(pair.segment.source), _line(pair.target.text)
            source, target = reversed(texts) if is_turned else texts
            yield Carried(source, target, (("id", pair.segment.id),))


def read_back(path: Path) -> Iterator[Carried]:
    """The lines of the three files of that common name."""
    source, target = files_of(path)
    with ExitStack() as stack:
        files = (source, target, path.with_name(f"{path.name}{IDS}"))
        opened = [stack.enter_context(each.open(encoding="utf-8", newline="\n")) for each in files]
        for lines in zip_longest(*opened, fillvalue=""):
            first, second, identity = (line.removesuffix("\n") for line in lines)
            yield Carried(first, second, (("id", identity),))


def _is_whole(pair: ParallelPair) -> bool:
    return has_text(pair.segment.source) and has_text(pair.target.text)


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text)


FORMAT = Format(
    name="moses",
    title="line-aligned files, one for each language",
    suffixes=(".moses",),
    read_suffixes=(
        *(".zh", ".zh-cn", ".zh_cn", ".zh-hans", ".zh_hans", ".zh-tw", ".zh_tw", ".zh-hant"),
        *(".zh_hant", ".zh-hk", ".zh_hk", ".zho", ".cmn", ".zho_hans", ".zho_hant"),
        *(".en", ".en-us", ".en_us", ".en-gb", ".en_gb", ".eng", ".eng_latn"),
    ),
    holds="source, target, id",
    carries=frozenset({Carries.IDENTITY}),
    write_set=write_set,
    expected=expected,
    read_back=read_back,
    read_units=aligned_units,
)
