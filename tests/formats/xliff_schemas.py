"""The schemas of XLIFF, and those rules of the standard that they cannot say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
_NAMESPACES = {
    "xliff_core_2.0": "urn:oasis:names:tc:xliff:document:2.0",
    "xliff_core_2.2": "urn:oasis:names:tc:xliff:document:2.2",
    "metadata": "urn:oasis:names:tc:xliff:metadata:2.0",
    "glossary": "urn:oasis:names:tc:xliff:glossary:2.0",
    "matches": "urn:oasis:names:tc:xliff:matches:2.0",
    "fs": "urn:oasis:names:tc:xliff:fs:2.0",
    "resource_data": "urn:oasis:names:tc:xliff:resourcedata:2.0",
    "size_restriction": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
    "validation": "urn:oasis:names:tc:xliff:validation:2.0",
    "change_tracking": "urn:oasis:names:tc:xliff:changetracking:2.0",
    "its": "http://www.w3.org/2005/11/its",
    "itsm": "urn:oasis:names:tc:xliff:itsm:2.1",
    "plural_gender_select": "urn:oasis:names:tc:xliff:pgs:1.0",
}
"""By the names of the files."""
_MODULES = {
    f"{{urn:oasis:names:tc:xliff:{name}:2.0}}{root}"
    for name, root in (("metadata", "metadata"), ("glossary", "glossary"), ("matches", "matches"))
}


class _Local(etree.Resolver):
    """Finds the schema of xml:lang and xml:space here, not in the web."""

    def resolve(self, url: str, public: str, context: object) -> object:
        if url.endswith("xml.xsd"):
            return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context)
        return None


def faults_2(data: bytes) -> list[str]:
    """What the schemas of XLIFF 2.1 and its modules, and the rules for ids, say of a file."""
    root = etree.fromstring(data)
    return [*_against(schema_2("2.1"), root), *_broken_rules(root)]


def faults_1(data: bytes, flavour: str) -> list[str]:
    """What the schema of XLIFF 1.2 says, `strict` or `transitional`."""
    return _against(_schema_1(flavour), etree.fromstring(data))


@cache
def schema_2(version: str) -> etree.XMLSchema:
    """The schema of the core of 2.1 or 2.2 together with those of all modules."""
    lines = [
        f'<xs:import namespace="{_NAMESPACES[path.stem]}" schemaLocation="{path.as_uri()}"/>'
        for path in sorted((SCHEMAS / f"xliff-{version}").glob("*.xsd"))
    ]
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(text, _parser()))


@cache
def _schema_1(flavour: str) -> etree.XMLSchema:
    path = SCHEMAS / "xliff-1.2" / f"xliff-core-1.2-{flavour}.xsd"
    return etree.XMLSchema(etree.parse(path, _parser()))


def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return parser


def _against(schema: etree.XMLSchema, root: etree._Element) -> list[str]:
    return [] if schema.validate(root) else [str(error) for error in schema.error_log]


def _broken_rules(root: etree._Element) -> list[str]:
    """Rules of the Schematron schema (in brackets) that a writer of ours could break."""
    found = []
    files = [file.get("id") for file in root.iter(f"{CORE}file")]
    if len(set(files)) < len(files):
        found.append("K1: two files have one id")
    for file in root.iter(f"{CORE}file"):
        units = [unit.get("id") for unit in file.iter(f"{CORE}unit")]
        if len(set(units)) < len(units):
            found.append("K3: two units have one id")
    for unit in root.iter(f"{CORE}unit"):
        found += _of_unit(unit)
    return found


def _of_unit(unit: etree._Element) -> list[str]:
    found = []
    segments = unit.findall(f"{CORE}segment")
    notes = [note.get("id") for note in unit.findall(f"{CORE}notes/{CORE}note")]
    data = [each.get("id") for each in unit.findall(f"{CORE}originalData/{CORE}data")]
    sides = {
        side: [node for each in segments for node in each.iterfind(f"{CORE}{side}//{CORE}*")]
        for side in ("source", "target")
    }
    for name, ids in (
        ("K4", notes),
        ("K5", data),
        ("K6S", [each.get("id") for each in (*segments, *sides["source"]) if each.get("id")]),
        ("K6T", [each.get("id") for each in sides["target"] if each.get("id")]),
    ):
        if len(set(ids)) < len(ids):
            found.append(f"{name}: one id is there twice in {ids}")
    for segment in segments:
        found += _of_segment(segment, unit)
    for nodes in sides.values():
        found += _of_codes(nodes, notes, data)
    marks = {node.get("id") for node in (*segments, *sides["source"], *sides["target"])}
    for node in unit.iter():
        if isinstance(node.tag, str) and not node.tag.startswith(CORE):
            ref = node.get("ref")
            if ref is not None and ref.removeprefix("#") not in marks:
                found.append(f"mtc2, gls3: {ref} points nowhere")
            if etree.QName(node).localname == "glossEntry" and len(node) < 2:
                found.append("gls2: an entry without a translation or a definition")
    return found


def _of_segment(segment: etree._Element, unit: etree._Element) -> list[str]:
    found = []
    if segment.get("state") != "initial" and segment.find(f"{CORE}target") is None:
        found.append("F29: a state without a target")
    if segment.get("subState") and not segment.get("state"):
        found.append("F7: subState without state")
    theirs = {node.get("id"): node.tag for node in unit.iterfind(f"{CORE}segment/{CORE}source//*")}
    own = {node.get("id"): node.tag for node in segment.iterfind(f"{CORE}source//*")}
    for node in segment.iterfind(f"{CORE}target//*"):
        id = node.get("id")
        if id is not None and id in theirs and own.get(id) != node.tag:
            found.append(f"K6T: {id} is another element, or one of another segment")
    return found


def _of_codes(nodes: list[etree._Element], notes: list[str], data: list[str]) -> list[str]:
    found = []
    begun: dict[str, etree._Element] = {}
    ended: set[str] = set()
    for node in nodes:
        name = etree.QName(node).localname
        for key in ("dataRef", "dataRefStart", "dataRefEnd"):
            if node.get(key) is not None and node.get(key) not in data:
                found.append(f"F15-17: {name} has no data")
        if node.get("type") == "comment" and (node.get("ref") or "")[3:] not in notes:
            found.append("F13: a comment without its note")
        if name in ("sc", "sm"):
            begun[node.attrib["id"]] = node
        if name in ("ec", "em"):
            start = node.get("startRef")
            if (start is None) != (node.get("isolated") == "yes"):
                found.append("F6: isolated is said wrongly")
            if start is not None and (start not in begun or begun[start].get("isolated") == "yes"):
                found.append(f"F6, F28: {start} does not begin before its end")
            ended.add(start or "")
    for id, node in begun.items():
        if (node.get("isolated") == "yes") == (id in ended):
            found.append(f"F5, F27: {id} has no end, or says that it has none")
    return found
