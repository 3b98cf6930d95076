"""Keeping the glossary: listing, adding, editing and removing terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.errors import NotFound, Refused
from workbench.model.dates import Period, checked_date, checked_period
from workbench.model.terms import (
    Concept,
    ConceptKind,
    NewConcept,
    NewTerm,
    PartOfSpeech,
    Register,
    Term,
    TermStatus,
)
from workbench.text.folding import letters
from workbench.text.readings import with_latin_form, with_readings
from workbench.text.script_forms import with_derived_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TermForm:
    """What a person fills in to add or edit a concept: one line for each part.

    Standing, dates, register and part of speech are those of the English.
    """

    simplified: str
    """May be empty where there is a Traditional form."""
    english: str
    traditional: str = ""
    """Derived from the Simplified form where it is empty, but for names of people."""
    reading: str = ""
    """Derived where it is empty."""
    admitted: tuple[str, ...] = ()
    status: TermStatus = TermStatus.PREFERRED
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    url: str = ""
    kind: ConceptKind = ConceptKind.TERM
    client: str = ""
    date: str = ""
    role: str = ""
    dates: str = ""
    valid_from: str = ""
    valid_until: str = ""
    register: Register = Register.NEUTRAL
    part_of_speech: PartOfSpeech = PartOfSpeech.UNKNOWN
    is_case_sensitive: bool = False
    is_untranslatable: bool = False


def concept_of(form: TermForm) -> NewConcept:
    """The concept that a form describes. Raises Refused without Chinese or English.

    What stays as it stands in the Chinese, and a name, needs no English yet.
    """
    english = form.english.strip()
    chinese = _chinese(form)
    needs_english = not (form.is_untranslatable or form.kind.is_name)
    if not chinese or (needs_english and not english):
        missing = "English" if chinese else "Chinese"
        raise Refused(f"the term has no {missing}", hint="fill it in")
    concept = NewConcept(
        terms=(*chinese, *_english(form)),
        kind=form.kind,
        domain=form.domain.strip(),
        client=form.client.strip(),
        definition=form.definition.strip(),
        note=form.note.strip(),
        source=form.source.strip(),
        url=form.url.strip(),
        date=_date(form.date),
        role=form.role.strip(),
        dates=form.dates.strip(),
        is_untranslatable=form.is_untranslatable,
    )
    return with_derived_forms(with_latin_form(with_readings(concept)))


def form_of(concept: Concept) -> TermForm:
    """The form of a concept, for editing; it shows what `edit` may change, and no other terms."""
    simplified, traditional, english, *admitted = _shown(concept)
    return TermForm(
        simplified=simplified.text if simplified else "",
        english=english.text if english else "",
        traditional=traditional.text if traditional and not traditional.is_derived else "",
        reading=next((term.reading for term in (simplified, traditional) if term), ""),
        admitted=tuple(term.text for term in admitted if term),
        status=english.status if english else TermStatus.PREFERRED,
        domain=concept.domain,
        definition=concept.definition,
        note=concept.note,
        source=concept.source,
        url=concept.url,
        kind=concept.kind,
        client=concept.client,
        date=concept.date,
        role=concept.role,
        dates=concept.dates,
        valid_from=english.valid.start if english else "",
        valid_until=english.valid.end if english else "",
        register=english.register if english else Register.NEUTRAL,
        part_of_speech=english.part_of_speech if english else PartOfSpeech.UNKNOWN,
        is_case_sensitive=english is not None and english.is_case_sensitive,
        is_untranslatable=concept.is_untranslatable,
    )


def concepts(store: Store) -> Iterator[Concept]:
    """The whole glossary."""
    return store.concepts.all()


def get_concept(store: Store, row: int) -> Concept:
    """The concept of a row. Raises NotFound where it was removed."""
    concept = store.concepts.get([row]).get(row)
    if concept is None:
        raise NotFound("the term was removed from the glossary", hint="look it up again")
    return concept


def find_concept(store: Store, name: str) -> int:
    """The row of the concept with that UUID, or with that term. Raises NotFound."""
    rows = store.concepts.rows_of_text([name])
    if not rows:
        try:
            return store.concepts.row_of_uuid(name)
        except NotFound:
            raise NotFound(
                f"the glossary has no term {name!r}", hint="terms list shows what it has"
            ) from None
    if len(rows) > 1:
        known = store.concepts.get(rows)
        ids = ", ".join(known[row].id for row in rows)
        raise Refused(f"{name!r} is a term of {len(rows)} concepts", hint=f"name one by id: {ids}")
    return rows[0]


def add(store: Store, form: TermForm, author: str) -> int:
    """Adds a concept, and gives its row. Raises Refused where the glossary has the very same."""
    concept = concept_of(form)
    with store.journal.change(f"add term {form.simplified}", author) as change:
        _refuse_again(store, concept)
        return store.concepts.add(change, concept)


def _refuse_again(store: Store, concept: NewConcept) -> None:
    """Raises Refused where a concept of the same domain has all terms of this one."""
    given = _given(concept)
    rows = store.concepts.rows_of_text([concept.in_language("zh")[0].text])
    for known in store.concepts.get(rows).values():
        if known.domain == concept.domain and given <= _given(known):
            name = concept.in_language("zh")[0].text
            raise Refused(f"the glossary has {name!r} with this English already", hint="edit it")


def _given(concept: NewConcept) -> set[tuple[str, str]]:
    return {(term.language, term.text) for term in concept.terms if not term.is_derived}


def add_concept(store: Store, concept: NewConcept, author: str) -> int:
    """Adds a concept that was given whole, with its script forms, and gives its row."""
    name = concept.in_language("zh")[0].text
    with store.journal.change(f"add term {name}", author) as change:
        return store.concepts.add(change, with_derived_forms(concept))


def edit(store: Store, row: int, form: TermForm, author: str) -> None:
    """Gives a concept what the form says; what the form does not show stays as it is."""
    concept = concept_of(form)
    with store.journal.change(f"edit term {form.simplified}", author) as change:
        before = get_concept(store, row)
        shown = _shown(before)
        others = tuple(
            term.as_new() for term in before.terms if term not in shown and not term.is_derived
        )
        concept = replace(
            concept,
            terms=(*others, *(_kept(term, before, form) for term in concept.terms)),
            lists=before.lists,
            properties=before.properties,
        )
        store.concepts.replace(change, row, with_derived_forms(concept))


def _kept(term: NewTerm, before: Concept, form: TermForm) -> NewTerm:
    """A term of a form with what the form does not say, as the same term had it before."""
    same = (
        each for each in before.terms if (each.language, each.text) == (term.language, term.text)
    )
    known = next((each.as_new() for each in same if not each.is_derived), None)
    if known is None or term.is_derived:
        return term
    if not term.language.startswith("en"):
        return replace(known, reading=term.reading or known.reading)
    if term.text != form.english.strip():
        return replace(known, status=term.status)
    return replace(
        term,
        type=known.type,
        abbreviation_of=known.abbreviation_of,
        properties=known.properties,
    )


def save(store: Store, row: int, concept: NewConcept, author: str) -> None:
    """Gives a concept everything that another value of it says. Raises Refused, NotFound."""
    if not concept.in_language("zh"):
        raise Refused("the term has no Chinese", hint="fill it in")
    name = concept.in_language("zh")[0].text
    with store.journal.change(f"edit term {name}", author) as change:
        get_concept(store, row)
        store.concepts.replace(change, row, with_derived_forms(concept))


def remove(store: Store, row: int, author: str) -> Concept:
    """Takes a concept out of the glossary; undo brings it back. Raises NotFound."""
    with store.transaction():
        concept = get_concept(store, row)
        with store.journal.change(f"remove term {concept.terms[0].text}", author) as change:
            store.concepts.retire(change, row)
    return concept


def remove_all(store: Store, rows: Sequence[int], author: str) -> int:
    """Takes concepts out of the glossary as one step of undo, and gives how many there were."""
    known = store.concepts.get(rows)
    with store.journal.change(f"remove {len(known)} terms", author) as change:
        for row in known:
            store.concepts.retire(change, row)
    return len(known)


def _chinese(form: TermForm) -> list[NewTerm]:
    """The Chinese terms of a form; none where both are empty."""
    given = (("zh-Hans", form.simplified.strip()), ("zh-Hant", form.traditional.strip()))
    terms = [
        NewTerm(
            language=language,
            text=text,
            is_case_sensitive=form.is_case_sensitive and bool(letters(text)),
        )
        for language, text in given
        if text
    ]
    return [replace(terms[0], reading=form.reading.strip()), *terms[1:]] if terms else []


def _english(form: TermForm) -> list[NewTerm]:
    """The English terms of a form, the one that the form is about first."""
    english = form.english.strip()
    if not english:
        return []
    main = NewTerm(
        language="en",
        text=english,
        status=form.status,
        valid=_period(form.valid_from, form.valid_until),
        register=form.register,
        part_of_speech=form.part_of_speech,
        is_case_sensitive=form.is_case_sensitive,
    )
    admitted = dict.fromkeys(text.strip() for text in form.admitted)
    return [
        main,
        *(
            NewTerm(language="en", text=text, status=TermStatus.ADMITTED)
            for text in admitted
            if text not in ("", english)
        ),
    ]


def _date(text: str) -> str:
    try:
        return checked_date(text)
    except ValueError as error:
        raise Refused(str(error), hint="write as much as you know, or leave it empty") from error


def _period(start: str, end: str) -> Period:
    try:
        return checked_period(start, end)
    except ValueError as error:
        raise Refused(str(error), hint="mend --from or --until, or leave one empty") from error


def _shown(concept: Concept) -> list[Term | None]:
    """The terms that a form shows: Simplified, Traditional, English, and admitted English."""
    simplified, traditional, english = (
        [term for term in concept.terms if term.language == language]
        for language in ("zh-Hans", "zh-Hant", "en")
    )
    # A list of another program may know the English of one country only.
    english = english or list(concept.in_language("en"))
    # A deprecated term is the concept's own, although the admitted ones come before it.
    own = [term for term in english if term.status is not TermStatus.ADMITTED] or english
    admitted = [
        term for term in english if term not in own[:1] and term.status is TermStatus.ADMITTED
    ]
    firsts = [next(iter(terms), None) for terms in (simplified, traditional, own)]
    return [*firsts, *admitted]
