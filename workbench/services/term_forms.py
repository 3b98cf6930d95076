"""What a person fills in to add or edit a concept, and the concept that it describes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.errors import Refused
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
    simplified, traditional, english, *admitted = shown(concept)
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


def shown(concept: Concept) -> list[Term | None]:
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
