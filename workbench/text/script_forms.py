"""The forms of a Chinese term in the other scripts, where it was given in one.

Simplified characters give Traditional ones as Taiwan prints them, and those of Hong Kong where
they differ; Traditional characters give Simplified ones. Names of people keep to what was given
(于 is not 於, 范 not 範), and so does what comes from one region alone: 檢察署 is an institution of
its own and no other spelling of 检察院.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model.terms import ConceptKind, NewConcept, NewTerm
from workbench.text.folding import to_hong_kong, to_simplified, to_traditional
from workbench.text.names import may_be_misconverted


def with_derived_forms(concept: NewConcept) -> NewConcept:
    """The concept with the script forms that nobody gave, each marked as derived.

    Forms that were derived before are made anew.
    """
    given = tuple(term for term in concept.terms if not term.is_derived)
    concept = replace(concept, terms=given)
    if _is_persons_name(concept) or concept.region:
        return concept
    languages = {term.language for term in given}
    derived = [
        form
        for term in concept.in_language("zh")
        for form in _forms(term)
        if form.language not in languages
    ]
    if not derived:
        return concept
    last = max(at for at, term in enumerate(given) if term.language.startswith("zh")) + 1
    return replace(concept, terms=(*given[:last], *dict.fromkeys(derived), *given[last:]))


def _forms(term: NewTerm) -> list[NewTerm]:
    if term.language in ("zh-Hans", "zh", "zh-Hans-CN", "zh-CN"):
        traditional = to_traditional(term.text)
        hong_kong = to_hong_kong(term.text)
        forms = [("zh-Hant", traditional)]
        forms += [("zh-Hant-HK", hong_kong)] if hong_kong != traditional else []
    elif term.language == "zh-Hant":
        forms = [("zh-Hans", to_simplified(term.text))]
    else:
        return []
    return [
        replace(term, language=language, text=text, reading="", is_derived=True, properties=())
        for language, text in forms
    ]


def _is_persons_name(concept: NewConcept) -> bool:
    """Whether it is a person's name or, with capitals in its English, may well be one."""
    if concept.kind is ConceptKind.PERSON or concept.domain == "person":
        return True
    names = any(term.text != term.text.lower() for term in concept.in_language("en"))
    return names and any(may_be_misconverted(term.text) for term in concept.in_language("zh"))
