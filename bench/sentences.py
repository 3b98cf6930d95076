"""How often and how fast sentences are told apart, beside pySBD and plain SRX rules.

The cases are those of tests/text/sentence_cases.tsv, which pySBD does not know and our rules were
written to; laws that neither knows are counted too: how many sentences the Chinese and the English
of a line have. pySBD 0.3.4 comes with the extra `bench`.
"""

from __future__ import annotations

import csv
import gzip
import time
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.text.sentences import sentences
from workbench.text.sentencing.as_srx import our_rules
from workbench.text.sentencing.user_rules import overruled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Splitter = Callable[[str, str], list[str]]

_ROOT = Path(__file__).parents[1]
_CASES = _ROOT / "tests" / "text" / "sentence_cases.tsv"
_LAWS = _ROOT.parent / "shared" / "data" / "laws" / "line_pairs_handout.tsv.gz"
_LINES = 2_000
_SPEED = 100_000
"""Code points of a text whose time is taken."""


def main() -> None:
    """Prints a row for each splitter."""
    splitters: dict[str, Splitter] = {"ours": _ours, "ours as SRX": _as_srx}
    if find_spec("pysbd"):
        splitters["pySBD"] = _pysbd
    else:
        print("  pySBD is not installed: pip install -e '.[bench]'")
    for name, split in splitters.items():
        _agreement(name, split)
    if not _LAWS.exists():
        print("  no laws beside the repository: no speed, no counts")
        return
    laws = _laws()
    for name, split in splitters.items():
        _counts(name, split, laws)
        for language, side in (("zh", 0), ("en", 1)):
            _speed(name, split, language, " ".join(pair[side] for pair in laws)[:_SPEED])
    _speed("ours", _ours, "zh", "".join(pair[0] for pair in _laws(20_000))[:1_000_000])


def _agreement(name: str, split: Splitter) -> None:
    right = {"zh": 0, "en": 0}
    total = dict(right)
    for language, barred in _cases():
        total[language] += 1
        parts = [part.strip() for part in barred.split("¦")]
        found = [part.strip() for part in split(barred.replace("¦", ""), language)]
        right[language] += found == parts
    said = ", ".join(f"{key} {right[key]} of {total[key]}" for key in right)
    print(f"  {name:12} cases told apart wholly: {said}")


def _counts(name: str, split: Splitter, laws: Sequence[tuple[str, str]]) -> None:
    same = sum(len(split(zh, "zh")) == len(split(en, "en")) for zh, en in laws)
    print(f"  {name:12} laws with as many sentences in both languages: {same} of {len(laws)}")


def _speed(name: str, split: Splitter, language: str, text: str) -> None:
    start = time.perf_counter()
    count = len(split(text, language))
    taken = time.perf_counter() - start
    print(f"  {name:12} {language} {len(text):9,} code points {count:6,} sentences {taken:7.2f} s")


def _ours(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


def _as_srx(text: str, language: str) -> list[str]:
    ends = [end for end, _ in overruled(text, [], language, _SRX)]
    bounds = [0, *ends, len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(bounds))
    return list(filter(None, parts))


_SRX = our_rules()


def _pysbd(text: str, language: str) -> list[str]:
    import pysbd

    found = pysbd.Segmenter(language=language, clean=False).segment(text)
    return [part for part in map(str.strip, found) if part]


def _cases() -> list[tuple[str, str]]:
    with _CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row[1][:2], row[2].replace(r"\n", "\n")) for row in rows[1:]]


def _laws(lines: int = _LINES) -> list[tuple[str, str]]:
    with gzip.open(_LAWS, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][:: max(1, 190_000 // lines)]
    return [(row[2], row[3]) for row in rows if len(row) > 3]


if __name__ == "__main__":
    main()
