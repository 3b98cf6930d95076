"""The OASIS test suite for XLIFF 2: no file changes, and one new target changes no more."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.bilingual_files import filling, read, written
from workbench.model.segments import State

_BESIDE = Path(__file__).parents[3] / "shared" / "data"
_DATA = Path(os.environ.get("BENCH_DATA", _BESIDE))
_SCHEMAS = _DATA / "schemas"
FILES = sorted((_DATA / "xliff2-test-suite" / "xliff-21").glob("test-suite/core/valid/*.xlf"))
pytestmark = pytest.mark.skipif(not FILES, reason="the OASIS test suite is not beside the project")


class _Beside(etree.Resolver):
    """Finds the schema of the XML namespace beside the others."""

    def resolve(self, url: str, public: str, context: object) -> object:
        if url.endswith("xml.xsd"):
            return self.resolve_filename(str(next(_SCHEMAS.rglob("w3c/xml.xsd"))), context)
        return None


@cache
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Beside())
    path = next(_SCHEMAS.rglob("xliff2.1/xliff_core_2.0.xsd"))
    return etree.XMLSchema(etree.parse(str(path), parser))


def is_valid(data: bytes) -> bool:
    return bool(schema().validate(etree.fromstring(data).getroottree()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_suite_stays_but_for_the_target_that_is_new(path: Path) -> None:
    data = path.read_bytes()
    text = read(data)
    assert written(text) == data
    was_valid = is_valid(data)
    for at, block in enumerate(text.blocks):
        again = written(text, {at: filling(block, "a new target", State.TRANSLATED)})
        assert is_valid(again) == was_valid
        assert stripped(again, at) == stripped(data, at)


def stripped(data: bytes, at: int) -> list[str]:
    """What stands in a file around the target and the state of a segment with words."""
    text = data.decode()
    segments = list(re.finditer(r"<(?:\w+:)?segment\b.*?</(?:\w+:)?segment>", text, re.DOTALL))
    with_words = [found for found in segments if has_words(found[0])]
    found = with_words[at]
    inside = re.sub(r"\s*<target\b.*?</target>|\s*<target/>", "", found[0], flags=re.DOTALL)
    inside = re.sub(r"""\s(?:state|subState)=(?:"[^"]*"|'[^']*')""", "", inside)
    head = re.sub(r'\strgLang="[^"]*"', "", text[: found.start()])
    return [head, inside, text[found.end() :]]


def has_words(segment: str) -> bool:
    source = re.search(r"<source\b[^>]*>(.*?)</source>", segment, re.DOTALL)
    return source is not None and bool(re.sub(r"<!--.*?-->|<(?!!)[^>]*>", "", source[1]).strip())
