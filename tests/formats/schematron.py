"""Schematron rules of XPath 2, as standards publish them: lxml compiles them, and Saxon runs them.

The compiler is the ISO skeleton that comes with lxml. It was made for XPath 1, but passes all
expressions on as they are, so that its output is right for XSLT 2 once it says that it is that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, isoschematron

_COMPILER = Path(isoschematron.__file__).parent / "resources" / "xsl" / "iso-schematron-xslt1"
_STEPS = ("iso_dsdl_include.xsl", "iso_abstract_expand.xsl", "iso_svrl_for_xslt1.xsl")
_SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
_REPORT = "{http://purl.oclc.org/dsdl/svrl}"
_PATTERN, _RULE = f"{_REPORT}active-pattern", f"{_REPORT}fired-rule"
_REFUSED = (f"{_REPORT}failed-assert", f"{_REPORT}successful-report")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What one rule has against one node."""

    pattern: str
    """The identity of its pattern, which one without gets from its place among all."""
    message: str
    is_warning: bool


class Schematron:
    """The rules of one file."""

    def __init__(self, saxon: Any, path: Path, mends: Sequence[tuple[str, str]]) -> None:
        self._error = saxon.PySaxonApiError
        self._processor = processor = _processor(saxon)
        self._stylesheet = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_text=_compiled(path, mends)
        )

    def refusals(self, data: bytes) -> list[Refusal]:
        """What the rules have against a file of this content.

        A file that they cannot be applied to, since something stands twice or within itself, is
        refused too.
        """
        text = re.sub(r"^<\?xml[^>]*\?>", "", data.decode().removeprefix("\ufeff"))
        document = self._processor.parse_xml(xml_text=text)
        try:
            report = self._stylesheet.transform_to_string(xdm_node=document)
        except self._error as error:
            return [Refusal("", f"the rules cannot be applied: {error}", is_warning=False)]
        found, pattern, role = [], "", ""
        for element in etree.fromstring(report.encode()).iter(_PATTERN, _RULE, *_REFUSED):
            if element.tag == _PATTERN:
                pattern = element.get("id", "")
            elif element.tag == _RULE:
                role = element.get("role", "")
            else:
                message = " ".join("".join(element.itertext()).split())
                is_warning = element.get("role", role).startswith("warn")
                found.append(Refusal(pattern, message, is_warning))
        return found


@cache
def schematron(path: Path, *mends: tuple[str, str]) -> Schematron:
    """The rules of a file, in which `mends` put one piece of its text for another.

    Skips the test where the file or the processor is absent.
    """
    saxon = pytest.importorskip("saxonche", reason="saxonche runs rules of XPath 2: .[schemas]")
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the repository")
    return Schematron(saxon, path, mends)


@cache
def _processor(saxon: Any) -> Any:
    processor = saxon.PySaxonProcessor(license=False)
    # Its optimizer fails at templates for attributes and elements, and ends the whole program.
    processor.set_configuration_property("http://saxon.sf.net/feature/optimizationLevel", "0")
    return processor


def _compiled(path: Path, mends: Sequence[tuple[str, str]]) -> str:
    text = path.read_text(encoding="utf-8-sig")
    for old, new in mends:
        assert old in text, f"{path.name} has no {old}"
        text = text.replace(old, new)
    root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=True))
    root.set("queryBinding", "xslt")
    for foreign in root.iterchildren("{http://www.w3.org/2005/11/its}rules"):
        root.remove(foreign)
    document = root.getroottree()
    for number, pattern in enumerate(document.iter(f"{_SCHEMATRON}pattern"), 1):
        pattern.set("id", pattern.get("id", f"{path.stem}-{number}"))
    for step in _STEPS:
        document = etree.XSLT(etree.parse(_COMPILER / step))(document)
    document.getroot().set("version", "2.0")
    return etree.tostring(document, encoding="unicode")
