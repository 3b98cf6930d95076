"""What is wrong with the structure of a file, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.parsers.expat import errors

from workbench.formats._validity_advice import advice_on
from workbench.formats._validity_grammar import shown
from workbench.formats._validity_models import ANY, OTHER
from workbench.formats._xml_faults import plain_fault
from workbench.model.validity import NO_UNIT, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.formats._validity_grammar import Grammar
    from workbench.formats._validity_watch import Node

_MOST_NAMED = 8
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_CHARACTER = b"\xef\xbf\xbe"
_WELL_FORMED = "XML 1.0, 2.1"


def wrong_root(tag: str, grammar: Grammar) -> str:
    """Why a root, `namespace local`, is not the one of a grammar."""
    address, _, local = tag.rpartition(" ")
    root = grammar.roots[0]
    if local != root:
        return f"the file begins with {shown(local)}, not with {shown(root)}"
    wanted = next(address for address, prefix in grammar.prefixes.items() if not prefix)
    said = f"the namespace {address[:80]!r}" if address else "no namespace"
    right = f"of {wanted!r} (xmlns)" if wanted else "of none"
    return f"{shown(root)} is of {said}, but must be {right}; nothing after it was looked at"


def misfit(parent: Node, name: str, way: tuple[str, ...] | None) -> str:
    """Why a child does not fit; `way` are the elements without which it would."""
    model, around, child = parent.rule.model, shown(parent.name), shown(name)
    if name not in model.names:
        others = f"; there may be {_listed(model.names, 'and')}" if model.names else ""
        return f"{child} may not stand in {around}{others}"
    if way:
        return f"{_listed(way, 'and')} must stand before {child} in {around}"
    if name in parent.seen and name in model.once:
        return f"{child} may stand only once in {around}"
    if parent.last and model.may_precede(name, parent.last):
        return f"{child} must stand before {_said(parent.last)} in {around}"
    if parent.last:
        return f"{child} may not stand in {around} beside {_said(parent.last)}"
    return f"{child} may not stand here in {around}"


def unfinished(node: Node, missing: Sequence[str]) -> str:
    """What an element still needs at its end: one of some names."""
    if not missing:
        return f"{shown(node.name)} has nothing that it could hold here"
    return f"{shown(node.name)} has no {_listed(missing, 'or')}"


def not_well_formed(
    error: expat.ExpatError,
    chunk: bytes,
    start: int,
    parser: expat.XMLParserType,
    node: Node | None,
) -> Fault:
    """The fault that ends the reading; `chunk` begins at byte `start`."""
    message = expat.ErrorString(error.code)
    if message == errors.XML_ERROR_TAG_MISMATCH and node is not None:
        what = f"a tag is closed that is not open: {shown(node.name)} of line {node.at.line} is"
    elif message == errors.XML_ERROR_NO_ELEMENTS and node is not None:
        what = f"the file ends before {shown(node.name)} of line {node.at.line} is closed"
    else:
        what = fault_of_xml(error, chunk[max(parser.ErrorByteIndex - start, 0) :])
    return Fault(
        line=error.lineno,
        column=error.offset + 1,
        unit=node.at.unit if node is not None else NO_UNIT,
        message=f"the file is no XML from here on: {what}; nothing after it was read",
        advice=advice_on(_WELL_FORMED),
        rule=_WELL_FORMED,
    )


def fault_of_xml(error: expat.ExpatError, rest: bytes) -> str:
    """Why it is no XML, in plain words, where it goes on with `rest`."""
    if expat.ErrorString(error.code) == errors.XML_ERROR_INVALID_TOKEN:
        return _token(rest)
    return plain_fault(error)


def _token(rest: bytes) -> str:
    if (control := _CONTROL.match(rest)) is not None:
        return f"U+{control[0][0]:04X} is no character that XML allows"
    if rest.startswith(_NO_CHARACTER):
        return "a byte is not of the encoding, or is U+FFFE, which XML does not allow"
    try:
        rest[:4].decode()
    except UnicodeDecodeError as error:
        if error.start == 0 and error.reason != "unexpected end of data":
            return "a byte is not of the encoding that the file says"
    if rest.startswith(b"\xef\xbf\xbf"):
        return "U+FFFF is no character that XML allows"
    return "a sign such as < or & stands where none may; write &lt; or &amp;"


def _listed(names: Iterable[str], word: str) -> str:
    """Names in a sentence, the first eight of them."""
    known = [_said(name) for name in names]
    if len(known) > _MOST_NAMED:
        return f"{', '.join(known[:_MOST_NAMED])} {word} others"
    return f" {word} ".join(filter(None, (", ".join(known[:-1]), known[-1])))


def _said(name: str) -> str:
    if name == OTHER:
        return "elements of other namespaces"
    return "any element" if name == ANY else shown(name)
