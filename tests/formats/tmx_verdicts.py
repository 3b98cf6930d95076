"""What comes of each file of the TMX compliance kit, found by trying it.

`verdicts()` gives a row for each file. The import tests ask for the texts and codes of a file, and
for nothing of it to be lost on the way out again; the export tests for a file that has the units of
theirs. Programs that only take source files which we do not read have no part in the latter.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from tests.formats.unit_values import HEAD, held
from workbench.formats._tmx_pair import LanguagePair
from workbench.formats._tmx_read import read_pair
from workbench.formats.html import FORMAT as HTML
from workbench.formats.tmx import FORMAT
from workbench.model.codes import Code, CodeKind
from workbench.model.exchange import ParallelDocument, ParallelPair, ParallelText
from workbench.model.memory import NewUnit
from workbench.model.segments import Origin, Segment, SegmentKind, State, Target

KIT = Path(__file__).parent.parent / "data" / "tmx-kit"
DTD = etree.DTD(Path(__file__).parent.parent / "data" / "tmx14.dtd")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TARGETS = {
    **dict.fromkeys(("ImportTest1A", "ImportTest1B", "ImportTest1C"), "fr-CA"),
    **{f"ImportTest1{letter}": "en-GB" for letter in "DEFGH"},
    "ImportTest1I": "ja-JP",
    "ImportTest1J": "en-GB",
    "ImportTest1J_many": "en-GB",
    "ImportTest1K": "en-GB",
    "ImportTest1L": "fr",
    **dict.fromkeys(("ImportTest2A", "ImportTest2A-0index", "ImportTest2B"), "fr-CA"),
    "ImportTest2C": "fr",
    **{f"ExportTest1{letter}": "fr" for letter in "ABCDE"},
    "ExportTest2A": "fr",
}
"""The second language of each file; the first is English, or that of each unit."""
PAGES = ("ExportTest1B", "ExportTest2A")
"""Export tests that are made of files that we read."""
_KINDS = {"bpt": "open", "ept": "close", "ph": "alone", "ut": "alone"}


class Verdict(NamedTuple):
    """What came of a file."""

    file: str
    asks: str
    verdict: str
    """`passed`, with what was compared, or why not."""


def verdicts() -> Iterator[Verdict]:
    """All files of the kit, in order of their names."""
    for name in sorted(TARGETS):
        if name.startswith("Import"):
            yield Verdict(f"{name}.tmx", "import", _tried(name, _import_fault))
        elif name in PAGES:
            yield Verdict(f"{name}.tmx", "export", _tried(name, _export_fault))
        else:
            told = _tried(name, _import_fault).replace("passed", "read and written again")
            yield Verdict(f"{name}.tmx", "export", f"{told}; its source is not of our formats")


def _tried(name: str, fault_of: Callable[[str], str]) -> str:
    fault = fault_of(name)
    return f"not passed: {fault}" if fault else "passed"


def units_of(name: str, source: str = "en") -> list[NewUnit]:
    """The units of a file of the kit."""
    pair = LanguagePair(source=source, target=TARGETS[name])
    found = read_pair(KIT / f"{name}.tmx", lambda read: None, pair)
    return [unit for unit in found if isinstance(unit, NewUnit)]


def _import_fault(name: str) -> str:
    """What is lost of a file when it is read and written again; empty where nothing is."""
    for source in ("de", "fr-CA") if name == "ImportTest1K" else ("en-US",):
        units = units_of(name, source)
        wanted = list(_wanted(name, source))
        for number, (unit, want) in enumerate(zip_longest(units, wanted), 1):
            if unit is None or want is None or _said(unit) != want:
                return f"unit {number} reads otherwise"
        if fault := _lost(units, LanguagePair(source=source, target=TARGETS[name])):
            return fault
    return ""


def _lost(units: list[NewUnit], pair: LanguagePair) -> str:
    assert FORMAT.write_units is not None
    out = io.BytesIO()
    FORMAT.write_units(map(held, units), HEAD, out)
    root = etree.fromstring(out.getvalue())
    if not DTD.validate(root):
        return str(DTD.error_log)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "again.tmx"
        path.write_bytes(out.getvalue())
        return "" if list(read_pair(path, lambda read: None, pair)) == units else "a unit is lost"


_Texts = tuple[str, list[tuple[str, str]]]


def _said(unit: NewUnit) -> tuple[_Texts, _Texts]:
    def texts(text: str, codes: tuple[Code, ...]) -> _Texts:
        return text, [(str(code.kind), code.data) for code in codes]

    return texts(unit.source, unit.source_codes), texts(unit.target, unit.target_codes)


def _wanted(name: str, source: str) -> Iterator[tuple[_Texts, _Texts]]:
    """The texts and codes of a file as another XML reader finds them."""
    root = etree.parse(KIT / f"{name}.tmx", etree.XMLParser(load_dtd=False)).getroot()
    for unit in root.iter("tu"):
        of: dict[str, _Texts] = {}
        for variant in unit.iter("tuv"):
            said = str(variant.get(LANG) or variant.get("lang") or root[0].get("srclang")).lower()
            seg = variant.find("seg")
            assert seg is not None
            of.setdefault(said, _texts(seg))
        sides = [
            next((text for said, text in of.items() if _is_of(said, wanted.lower())), None)
            for wanted in (source, TARGETS[name])
        ]
        if sides[0] and sides[1]:
            yield sides[0], sides[1]


def _is_of(said: str, wanted: str) -> bool:
    return said == wanted or said.startswith(f"{wanted}-")


def _texts(seg: etree._Element) -> _Texts:
    pieces, codes = [seg.text or ""], []
    for child in seg:
        if child.tag == "hi":
            text, inner = _texts(child)
            codes += [("open", ""), *inner, ("close", "")]
            pieces.append(text)
        else:
            kind = _KINDS.get(child.tag, "close" if child.get("pos") == "end" else "open")
            codes.append((kind, "".join(child.itertext())))
        pieces.append(child.tail or "")
    return "".join(pieces), codes


def _export_fault(name: str) -> str:
    """In what a file that is made of the pages of the kit differs from that of the kit."""
    ours, theirs = (list(_segments(root)) for root in (_exported(name), _kit(name)))
    count = sum(mine == their for mine, their in zip(ours, theirs, strict=False))
    if ours == theirs:
        return ""
    return f"{count} of {len(theirs)} units as the kit has them; it cuts paragraphs to sentences"


def _kit(name: str) -> etree._Element:
    return etree.parse(KIT / f"{name}.tmx").getroot()


def _segments(root: etree._Element) -> Iterator[tuple[str, ...]]:
    """The segments of each unit without types, which are not asked for, and numbers of pairs,
    which are anybody's."""
    for unit in root.iter("tu"):
        whole = (
            etree.tostring(seg, encoding="unicode", with_tail=False) for seg in unit.iter("seg")
        )
        yield tuple(re.sub(' (?:type|i)="[^"]*"', "", text) for text in whole)


def _exported(name: str) -> etree._Element:
    assert HTML.read_source is not None
    assert FORMAT.write is not None
    english, french = (HTML.read_source(KIT / f"{name}{end}.htm").blocks for end in ("", "_fr"))
    pairs = tuple(
        _pair(number, source.text, source.codes, target.text, _numbered(target.codes, source.codes))
        for number, (source, target) in enumerate(zip(english, french, strict=True), 1)
    )
    document = ParallelDocument(id="d", name=name, pairs=pairs)
    out = io.BytesIO()
    FORMAT.write(
        ParallelText(
            title=name,
            source_language="en-US",
            target_language="fr-CA",
            program="bilingual-workbench 1",
            documents=(document,),
        ),
        out,
    )
    return etree.fromstring(out.getvalue())


def _numbered(codes: tuple[Code, ...], source: tuple[Code, ...]) -> tuple[Code, ...]:
    """The codes of a target with the numbers of those of the source that have their data."""
    known: dict[str, list[int]] = {}
    for code in source:
        if code.kind is not CodeKind.CLOSE:
            known.setdefault(code.data, []).append(code.number)
    numbers = {
        code.number: known[code.data].pop(0)
        for code in codes
        if code.kind is not CodeKind.CLOSE and known.get(code.data)
    }
    return tuple(replace(code, number=numbers[code.number]) for code in codes)


def _pair(
    number: int, source: str, codes: tuple[Code, ...], target: str, target_codes: tuple[Code, ...]
) -> ParallelPair:
    return ParallelPair(
        segment=Segment(
            id=str(number), version=1, document="kit", number=number, kind=SegmentKind.BODY,
            article=1, source=source, source_token="s", unfinished="", needs_work=False, note="",
            codes=codes,
        ),
        target=Target(
            text=target, state=State.FINAL, author="", time="", origin=Origin.TYPED, token="t",
            codes=target_codes,
        ),
    )  # fmt: skip


if __name__ == "__main__":
    for row in verdicts():
        print("\t".join(row))
