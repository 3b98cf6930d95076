"""What the Recommendation demands of the parts of an annotation (https://www.w3.org/TR/annotation-model/).

Only what it says with MUST is a fault; what a draft allowed for the same thing is none.
"""

from __future__ import annotations

from workbench.formats._web_annotation_node import Node, is_iri, is_reference
from workbench.formats._web_annotation_selector_rules import (
    check_each,
    check_iris,
    check_selector,
    check_state,
    is_time,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CONTEXTS = (CONTEXT, "https://www.w3.org/ns/anno.jsonld")

MOTIVATIONS = frozenset(
    {
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
        *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
        *("reviewing", "tagging"),
    }
)
"""Those of section 3.3.5, and the draft's `reviewing`."""
SETS = frozenset({"Choice", "Composite", "List", "Independents"})


def check_context(node: Node) -> None:
    """Section 3.1: the context of the Recommendation is the value or one of them."""
    value = node.raw("@context")
    values = value if isinstance(value, list) else [value]
    if not any(isinstance(each, str) and each in _CONTEXTS for each in values):
        node.fault(f"{CONTEXT} is not among its contexts", "@context")
    elif isinstance(value, list) and len(value) == 1:
        node.fault("a single context is a text, not a list", "@context")
    for each in values:
        if isinstance(each, dict):
            for name in sorted(_TERMS.intersection(each)):
                node.fault(f"{name!r} gets another meaning", "@context")
        elif not isinstance(each, str):
            node.fault("a context is an IRI or an object", "@context")


def check_annotation(node: Node) -> None:
    """Sections 3.1 to 3.3 for the annotation itself; its bodies and targets apart."""
    node.iri("id", needed=True)
    if "Annotation" not in node.names("type"):
        node.fault("its type is not Annotation", "type")
    if node.raw("target") in (None, []):
        node.fault("it has no target")
    node.members("target")
    if "bodyValue" in node:
        if "body" in node:
            node.fault("it has both body and bodyValue")
        node.text("bodyValue")
    _motivations(node, "motivation")
    check_iris(node, "via")
    node.iri("canonical")
    _styles(node)
    check_resource(node)


def check_resource(node: Node) -> None:
    """Sections 3.2.1 and 3.3: what any resource, body or target, can say of itself."""
    for name in ("created", "modified", "generated"):
        check_time(node, name)
    for name in ("creator", "generator"):
        for agent in node.members(name):
            _agent(node, agent, name)
    check_iris(node, "rights")
    direction = node.raw("textDirection")
    if direction is not None and direction not in ("ltr", "rtl", "auto"):
        node.fault("one of ltr, rtl and auto", "textDirection")
    if isinstance(node.raw("processingLanguage"), list):
        node.fault("one language at most", "processingLanguage")
    for name in ("format", "language", "accessibility", "styleClass"):
        node.names(name)


def check_body(body: Node) -> None:
    """Sections 3.2.1 to 3.2.7 and 4: a body that is an object."""
    _motivations(body, "purpose")
    if "TextualBody" in body.names("type") and body.raw("value") is None:
        body.fault("value is missing")
    check_part(body)


def check_target(owner: Node, target: Node | str, name: str) -> None:
    """Sections 3.2.1, 3.2.7 and 4: an IRI or an object."""
    if isinstance(target, Node):
        check_part(target)
    elif not is_reference(target):
        owner.fault(f"{target!r} is no IRI", name)


def check_part(node: Node) -> None:
    """What bodies and targets have in common."""
    check_resource(node)
    if "value" in node and not isinstance(node.raw("value"), str):
        node.fault("one text", "value")
    if "id" in node:
        node.iri("id")
    types = node.names("type")
    if not SETS.isdisjoint(types):
        _set(node)
    elif "SpecificResource" in types or any(
        name in node for name in ("source", "selector", "state", "scope", "renderedVia")
    ):
        _specific(node)
    elif not any(name in node for name in ("id", "value")):
        node.fault("it has no id, no value and no source")


def check_time(node: Node, name: str) -> None:
    """Section 3.3.1: an xsd:dateTime in UTC, and one at most."""
    value = node.raw(name)
    if value is not None and not (isinstance(value, str) and is_time(value)):
        node.fault("one time in UTC, such as 2026-07-28T09:30:00Z", name)


def _set(node: Node) -> None:
    """Section 3.2.7, appendix on sets: members, each of them a body or target of its own."""
    members = node.members("items")
    if not members:
        node.fault("it has no items")
    for member in members:
        if isinstance(member, Node):
            check_part(member)
        elif not is_reference(member):
            node.fault(f"{member!r} is no IRI", "items")


def _specific(node: Node) -> None:
    """Section 4: one source, with what selects of it and renders it."""
    sources = node.members("source")
    if len(sources) != 1:
        node.fault("source is missing" if not sources else f"one source, not {len(sources)}")
    for source in sources:
        if isinstance(source, Node):
            check_part(source)
        elif not is_reference(source):
            node.fault(f"{source!r} is no IRI", "source")
    check_each(node, "selector", check_selector)
    check_each(node, "state", check_state)
    check_iris(node, "scope")
    check_iris(node, "renderedVia")


def _agent(owner: Node, agent: Node | str, name: str) -> None:
    """Section 3.3.2."""
    if isinstance(agent, str):
        if not is_reference(agent):
            owner.fault(f"{agent!r} is no IRI", name)
        return
    if "id" in agent:
        agent.iri("id")
    for each in ("name", "nickname", "email_sha1"):
        agent.names(each)
    for address in agent.names("email"):
        if not address.startswith("mailto:"):
            agent.fault(f"{address!r} is no mailto: IRI", "email")
    check_iris(agent, "homepage")


def _motivations(node: Node, name: str) -> None:
    for each in node.names(name):
        if each not in MOTIVATIONS and not is_iri(each):
            node.fault(f"{each!r} is no motivation", name)


def _styles(node: Node) -> None:
    """Section 4.4: one style sheet at most, by its IRI or with its value."""
    sheets = node.members("stylesheet")
    if len(sheets) > 1:
        node.fault("one style sheet at most", "stylesheet")
    for sheet in sheets:
        if isinstance(sheet, Node) and "id" not in sheet and "value" not in sheet:
            sheet.fault("it has neither id nor value")
    check_iris(node, "stylesheet")


_TERMS = frozenset(
    {
        *("id", "type", "body", "bodyValue", "target", "source", "selector", "state", "items"),
        *("value", "exact", "prefix", "suffix", "start", "end", "startSelector", "endSelector"),
        *("refinedBy", "first", "creator", "created", "motivation", "purpose"),
    }
)
"""Terms that no second context may give another meaning: they are read by their names."""
