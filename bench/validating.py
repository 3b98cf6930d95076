"""Files of a million units held against their standards, beside the validators of libxml2 (lxml).

The units are those of `_units`, as TMX, as XLIFF 1.2 and 2.1 with a pair of codes, and as a TBX
entry each.
lxml reads a file as a whole and checks its structure alone; ours checks also what no schema says,
and tells the line of each fault. lxml gets a tenth of the units, for a million would take ten times
its memory; the schema of TBX is read from the folder that BENCH_DATA names, or else from
shared/data beside the project. Each work has a process of its own, so that memory is what the
system says; times are processor time, so that other programs of the machine do not show in them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from xml.sax.saxutils import escape

from bench._units import DATA, units
from workbench.formats import tbx, tmx, xliff

SIZE, PART = 1_000_000, 100_000
_SCHEMAS = Path(__file__).parent.parent / "tests" / "data"
_TMX = (
    '<tmx version="1.4">\n<header creationtool="b" creationtoolversion="1" segtype="sentence"'
    ' o-tmf="b" adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n<body>\n',
    '<tu tuid="{number}" creationdate="20260131T093000Z">\n<prop type="x-document">a.docx</prop>\n'
    '<tuv xml:lang="zh-CN"><seg>{source}</seg></tuv>\n'
    '<tuv xml:lang="en" changeid="li"><seg>{target}</seg></tuv>\n</tu>\n',
    "</body>\n</tmx>\n",
)
_XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n<file original="a.docx"'
    ' source-language="zh-CN" target-language="en" datatype="x-docx">\n<body>\n',
    '<trans-unit id="{number}"><source><bpt id="1" rid="1">b</bpt>{source}<ept id="2" rid="1">b'
    '</ept></source>\n<target state="translated"><bpt id="1" rid="1">b</bpt>{target}'
    '<ept id="2" rid="1">b</ept></target></trans-unit>\n',
    "</body>\n</file>\n</xliff>\n",
)
_XLIFF_2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN"'
    ' trgLang="en">\n<file id="f1">\n',
    '<unit id="{number}"><originalData><data id="d1">b</data><data id="d2">/b</data></originalData>'
    '\n<segment id="1" state="translated"><source><pc id="c1" dataRefStart="d1" dataRefEnd="d2">'
    '{source}</pc></source>\n<target><pc id="c1" dataRefStart="d1" dataRefEnd="d2">{target}</pc>'
    "</target></segment></unit>\n",
    "</file>\n</xliff>\n",
)
_TBX = (
    '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
    "<tbxHeader><fileDesc><sourceDesc><p>b</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n",
    '<conceptEntry id="c{number}"><descrip type="subjectField">law</descrip>\n'
    '<langSec xml:lang="zh-Hans"><termSec><term>{source}</term>'
    '<termNote type="partOfSpeech">noun</termNote></termSec></langSec>\n'
    '<langSec xml:lang="en"><termSec><term>{target}</term></termSec></langSec></conceptEntry>\n',
    "</body></text>\n</tbx>\n",
)
_FRAMES = {"tmx": _TMX, "xlf": _XLIFF, "xliff": _XLIFF_2, "tbx": _TBX}
_SCHEMAS_OF = {
    ".xlf": "xliff-1.2/xliff-core-1.2-transitional",
    ".xliff": "xliff-2.1/xliff_core_2.0",
}


def main() -> None:
    """Prints what each file costs, ours and theirs."""
    with TemporaryDirectory() as name:
        for suffix in _FRAMES:
            for size in (SIZE, PART):
                _run("generate", Path(name) / f"{size}.{suffix}")
            _run("ours", Path(name) / f"{SIZE}.{suffix}")
            for work in ("ours", "lxml"):
                _run(work, Path(name) / f"{PART}.{suffix}")


def measure(work: str, path: Path) -> None:
    """One line of the report."""
    if work == "generate":
        _generate(path)
        return
    works: dict[str, Callable[[Path], tuple[str, int]]] = {"ours": _ours, "lxml": _lxml}
    start = process_time()
    title, found = works[work](path)
    seconds = process_time() - start
    megabytes, count = path.stat().st_size / 1e6, int(path.stem)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{path.suffix[1:]:<5} {title:<18} {count:>9,} units, {megabytes:5.0f} MB:"
        f" {seconds:6.2f} s, {megabytes / seconds:5.1f} MB/s, peak {peak:5.0f} MB, {found} faults",
        flush=True,
    )


def _run(work: str, path: Path) -> None:
    subprocess.run([sys.executable, "-m", "bench.validating", work, str(path)], check=True)


def _generate(path: Path) -> None:
    head, unit, foot = _FRAMES[path.suffix[1:]]
    with path.open("w", encoding="utf-8") as out:
        out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}')
        for number, (source, target) in enumerate(_texts(int(path.stem))):
            out.write(unit.format(number=number, source=escape(source), target=escape(target)))
        out.write(foot)


def _texts(count: int) -> Iterator[tuple[str, str]]:
    """Real ones where they are there, else made-up ones."""
    real = units(count)
    for number in range(count):
        made_up = f"依法治国第{number}条", f"article {number} on the rule of law"
        yield next(real, made_up)


def _ours(path: Path) -> tuple[str, int]:
    formats = {".tmx": tmx.FORMAT, ".tbx": tbx.FORMAT}
    format = formats.get(path.suffix, xliff.FORMAT)
    assert format.validate is not None
    return "ours", sum(1 for _ in format.validate(path))


def _lxml(path: Path) -> tuple[str, int]:
    from lxml import etree

    parser = etree.XMLParser(huge_tree=True)
    if path.suffix == ".tmx":
        definition = etree.DTD(_SCHEMAS / "tmx14.dtd")
        definition.validate(etree.parse(path, parser))
        return "lxml, DTD", len(definition.error_log)
    if path.suffix in _SCHEMAS_OF:
        source = etree.parse(_SCHEMAS / "schemas" / f"{_SCHEMAS_OF[path.suffix]}.xsd")
        for each in source.iter("{http://www.w3.org/2001/XMLSchema}import"):
            each.set("schemaLocation", (_SCHEMAS / "schemas" / "xml.xsd").as_uri())
        schema = etree.XMLSchema(source)
        schema.validate(etree.parse(path, parser))
        return "lxml, XML Schema", len(schema.error_log)
    core = DATA / "schemas" / "tbx" / "TBXcoreStructV03.rng"
    if not core.is_file():
        return "lxml: no schema of TBX", 0
    relax = etree.RelaxNG(etree.parse(core))
    relax.validate(etree.parse(path, parser))
    return "lxml, RELAX NG", len(relax.error_log)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
