"""Two files whose lines answer to each other: `corpus.zh` and `corpus.en`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnreadableFile
from workbench.formats._language_tags import known_language
from workbench.formats._tmx_raw import LONGEST
from workbench.formats._unit_columns import UnitColumns
from workbench.formats._unit_table import unit_of
from workbench.formats._utf8_chunks import NO_CHARACTER, text_lines, utf8_chunks
from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.model.memory import NewUnit

IDS = ".ids"
"""The end of the file that has the ids of the pairs."""
_BOTH = ("zh", "en")


def files_of(common: Path) -> tuple[Path, Path]:
    """Source and target of a common name: Chinese first, or else English last.

    Raises UnreadableFile where there are not two files of that name.
    """
    found = sorted(
        each
        for each in common.parent.iterdir()
        if each.stem == common.name and each.suffix not in ("", IDS)
    )
    if len(found) != 2:
        raise UnreadableFile(f"{common.name} is not there in two languages")
    by_name = {each.suffix[1:]: each for each in found}
    source, target = in_order(*by_name)
    return by_name[source], by_name[target]


def in_order(*names: str) -> tuple[str, str]:
    """Of two names of languages that of the source: Chinese, or else the one that is not English.

    Of two others the first by the alphabet, for file names do not say it.
    """
    first, second = sorted(names)
    ranks = {name: (_primary(name) != "zh", _primary(name) == "en") for name in names}
    return (first, second) if ranks[first] <= ranks[second] else (second, first)


def aligned_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """The units of a file in one language and the one beside it in the other.

    `report` gets the bytes of the given file that were read so far. Raises UnreadableFile where
    there is none beside it, or where one has more lines.
    """
    source, target = _both(path)
    languages = tuple(each.suffix[1:] for each in (source, target))
    columns = UnitColumns(source=0, target=1, languages=(languages[0], languages[1]))
    try:
        _refuse_uneven(source, target)
        for number, texts in enumerate(
            zip(_lines(source, path, report), _lines(target, path, report), strict=True), 1
        ):
            if any(NO_CHARACTER in text for text in texts):
                yield BadUnit(line=number, fault="the line has bytes that are not of the encoding")
            else:
                yield unit_of(texts, number, columns)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _both(path: Path) -> tuple[Path, Path]:
    """Chinese and English, one of which is the path."""
    language = _language(path)
    if language not in _BOTH:
        raise UnreadableFile(
            f"{path.name} does not end in a language", hint="name it as in corpus.zh and corpus.en"
        )
    other = _BOTH[language == "zh"]
    found = sorted(
        each
        for each in path.parent.iterdir()
        if each.stem == path.stem and _language(each) == other and each.is_file()
    )
    if len(found) != 1:
        fault = f"is beside {path.name} in several files" if found else f"is not beside {path.name}"
        raise UnreadableFile(
            f"the other language {fault}", hint=f"put {path.stem}.{other}, and no other, beside it"
        )
    return (path, found[0]) if language == "zh" else (found[0], path)


def _lines(file: Path, given: Path, report: Callable[[int], None]) -> Iterator[str]:
    with file.open("rb") as stream:
        chunks = utf8_chunks(stream, file.name, report if file == given else _ignored)
        for number, line in enumerate(text_lines(chunks, LONGEST), 1):
            if len(line) >= LONGEST:
                raise UnreadableFile(
                    f"{file.name}, line {number}: more than {LONGEST:,} characters",
                    hint="see whether it is the right file",
                )
            yield line


def _refuse_uneven(source: Path, target: Path) -> None:
    counts = {each: _count(each) for each in (source, target)}
    if counts[source] == counts[target]:
        return
    longer, shorter = sorted(counts, key=lambda each: counts[each], reverse=True)
    raise UnreadableFile(
        f"{longer.name} is longer: {counts[longer]:,} lines, and {shorter.name} has"
        f" {counts[shorter]:,}",
        hint="the lines of both must answer to each other; export them again",
    )


def _count(file: Path) -> int:
    """How many lines a file has; the last need not have an end."""
    count, last = 0, b"\n"
    with file.open("rb") as stream:
        for chunk in utf8_chunks(stream, file.name, _ignored).chunks:
            count += chunk.count(b"\n")
            last = chunk[-1:] or last
    return count + (last != b"\n")


def _language(path: Path) -> str:
    """The primary subtag of the language that a file is named after, also as in `.zho_Hans`."""
    return _primary(path.suffix[1:])


def _primary(name: str) -> str:
    return known_language(name).split("-", maxsplit=1)[0]


def _ignored(read: int) -> None:
    """Told of what nobody waits for."""
