"""Objects of JSON with a source and a target, in the layouts that corpora come in.

`{"source", "target"}` and `{"src", "tgt"}`, languages as keys (`{"zh", "en"}`), and Hugging Face's
`{"translation": {"zh", "en"}}`. Which side is Chinese is told by the keys, or else by the texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.formats._json_lines import read_records
from workbench.formats._language_tags import known_language
from workbench.formats._pair_rows import is_from_english
from workbench.formats._unit_columns import FACTS, SOURCES, TARGETS, UnitColumns, fact_of
from workbench.formats._unit_table import unit_of
from workbench.model.memory import BadUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from workbench.model.memory import NewUnit

Record = dict[str, Any]
NO_PAIR = "the object has no source and target, as texts"
_LONGEST_KEY = 40
_LONGEST_FACT = 10_000
"""Characters from which what stands beside a pair is not kept as a property."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The two texts of an object."""

    source: str
    target: str
    languages: tuple[str, str] = ("zh", "en")
    """What their keys say, or what they are taken for."""
    keys: tuple[str, str]
    """Where they stand in the object."""


def texts_of(record: Mapping[str, Any]) -> Texts | None:
    """The texts of an object; None where it has no two of them."""
    inner = record.get("translation")
    holder = inner if isinstance(inner, dict) else record
    texts = {key: each for key, each in holder.items() if isinstance(each, str)}
    source = _key(texts, SOURCES, "zh")
    target = _key(texts, TARGETS, "en")
    if source is None or target is None or source == target:
        return None
    languages = _language(source, "zh"), _language(target, "en")
    is_told = _is_language(source) or "source_language" in record
    if not is_told and is_from_english([(texts[source], texts[target])]):
        source, target = target, source
    return Texts(
        source=texts[source], target=texts[target], languages=languages, keys=(source, target)
    )


def read_units(path: Path, report: Callable[[int], None]) -> Iterator[NewUnit | BadUnit]:
    """A unit for every object with Chinese and English. Raises UnreadableFile."""
    for found in read_records(path, report):
        yield found if isinstance(found, BadUnit) else _unit(found[1], found[0])


def _unit(record: Record, line: int) -> NewUnit | BadUnit:
    texts = texts_of(record)
    if texts is None:
        return BadUnit(line=line, fault=NO_PAIR)
    cells = [texts.source, texts.target]
    facts: dict[str, int] = {}
    others: dict[str, int] = {}
    for key, value in record.items():
        said = _said(value)
        if key in texts.keys or not said:
            continue
        name = fact_of(key.strip().lower())
        (facts if name in FACTS and name not in facts else others).setdefault(
            name if name in FACTS else key, len(cells)
        )
        cells.append(said)
    columns = UnitColumns(
        source=0, target=1, languages=texts.languages, facts=facts, others=others, has_head=False
    )
    return unit_of(cells, line, columns)


def _said(value: object) -> str:
    """What a value says as a text; empty for one with parts, and for a yes or no."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_FACT else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _key(texts: Mapping[str, str], names: frozenset[str], language: str) -> str | None:
    """The key of one of these names, or else the first that is named after the language."""
    for key in texts:
        if key.strip().lower() in names:
            return key
    return next((key for key in texts if _language(key, "").startswith(language)), None)


def _language(key: str, otherwise: str) -> str:
    """The language that a key is named after, also as in `zho_Hans`; another where it is none."""
    known = known_language(key) if 1 < len(key) <= _LONGEST_KEY else ""
    return known if known.split("-", maxsplit=1)[0] in ("zh", "en") else otherwise


def _is_language(key: str) -> bool:
    return bool(_language(key, ""))
