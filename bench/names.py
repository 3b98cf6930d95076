"""Names in Latin letters: our tables beside pypinyin alone; and names found in running text.

The people are those of tests/text/people.csv, and those of CC-CEDICT: the entries with years of
life, whose English begins as the pinyin of the surname does. Nobody looked at these while the
tables were made. The dictionary is read from the folder that BENCH_DATA names, or else from
shared/data beside the project.

pypinyin has no mode for surnames: its reading is divided where ours divides the name, so that only
the readings differ.
"""

from __future__ import annotations

import csv
import gzip
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from pypinyin import Style, pinyin

from tests.match import naming_pages
from tests.match.test_naming import FIELDS, scores
from workbench.match.naming import NameKind, find_names
from workbench.text.folding import fold
from workbench.text.names.established import find_established
from workbench.text.names.spelling import without_tones, word
from workbench.text.names.surnames import find_surname
from workbench.text.romanising import romanise_person

_ROOT = Path(__file__).parent.parent
_DATA = Path(os.environ.get("BENCH_DATA", _ROOT.parent / "shared" / "data"))

_ENTRY = re.compile(
    r"\S+ (?P<han>[\u4e00-\u9fff]{2,4}) "
    r"\[(?P<surname>[A-Z][a-z:]+\d(?: [a-z:]+\d)?) (?P<given>[A-Z][a-z:]*\d(?: [a-z:]+\d)?)\] "
    r"/(?P<english>[A-Z][a-z]+)[^/]*\((?:c\. )?\d{3,4}-(?:\d{3,4})?\)"
)


def main() -> None:
    """Prints the accuracy of each way, then precision and recall, then false people in statutes."""
    with (_ROOT / "tests" / "text" / "people.csv").open(encoding="utf-8") as lines:
        people = [(row["han"], row["latin"]) for row in csv.DictReader(lines)]
    read = [(han, latin) for han, latin in people if _is_read(han)]
    for title, sample in (
        ("all of the list", people),
        ("the list without established spellings", read),
        ("CC-CEDICT without them", [each for each in _of_dictionary() if _is_read(each[0])]),
    ):
        print(f"{title}, {len(sample)} people:")
        for name, spell in _WAYS.items():
            _accuracy(name, spell, sample)
    for title, pages in (("tuned", naming_pages.TUNED), ("held out", naming_pages.HELD_OUT)):
        for kind in FIELDS:
            precision, recall = scores(pages, kind)
            print(f"{title}, {kind}: precision {precision:.2f}, recall {recall:.2f}")
    _statutes()


def _of_dictionary() -> Iterator[tuple[str, str]]:
    """Simplified names with their pinyin, as the dictionary's editors read them."""
    for file in sorted((_DATA / "cedict").glob("*.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = _ENTRY.match(line)
                if found and found["surname"].startswith(found["english"][:2]):
                    given = re.split(r"\d ?", found["given"].replace("u:", "ü"))
                    surname = "".join(re.split(r"\d ?", found["surname"].replace("u:", "ü")))
                    yield found["han"], f"{surname} {word(list(filter(None, given)))}"


def _is_read(han: str) -> bool:
    return find_established(han) is None


def _accuracy(name: str, spell: Callable[[str], str], people: list[tuple[str, str]]) -> None:
    spelled = [(spell(han), latin) for han, latin in people]
    right = sum(form == latin for form, latin in spelled)
    left_open = sum(not form for form, _ in spelled)
    wrong = len(people) - right - left_open
    share = 100 * right / max(1, len(people))
    print(f"  {name}: {right} right, {share:.1f} %; {wrong} wrong, {left_open} left open")


def _plain(han: str, *, whole: bool) -> str:
    surname = find_surname(fold(han))
    length = len(surname.han) if surname else 1
    if whole:
        syllables = [each[0] for each in pinyin(han, style=Style.TONE)]
    else:
        syllables = [pinyin(each, style=Style.TONE)[0][0] for each in han]
    return without_tones(f"{word(syllables[:length])} {word(syllables[length:])}")


def _statutes() -> None:
    """Statutes name nobody but the leaders whose thought guides them."""
    files = sorted((_DATA / "statutes").rglob("*.md"))
    texts = [file.read_text("utf-8").split("\n") for file in files]
    start = perf_counter()
    found = [
        name.han for text in texts for name in find_names(text) if name.kind is NameKind.PERSON
    ]
    seconds = perf_counter() - start
    count = sum(len(line) for text in texts for line in text)
    if count:
        print(
            f"{count:,} characters of statutes in {seconds:.2f} s: {', '.join(sorted(set(found)))}"
        )


_WAYS: dict[str, Callable[[str], str]] = {
    "pypinyin, phrases": lambda han: _plain(han, whole=True),
    "pypinyin, character by character": lambda han: _plain(han, whole=False),
    "romanise_person": lambda han: romanise_person(han).text,
}


if __name__ == "__main__":
    main()
