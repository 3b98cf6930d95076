"""The glossary: concepts, their terms, and where terms are found.

A concept is one meaning. It has terms in several languages and forms, each with its standing and
the time in which it was the wording to use; slogans have members, names a role. What comes from a
file or a form (`NewConcept`) and what the glossary holds (`Concept`) are two types: the second has
an identity.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model.dates import ALWAYS, Period

if TYPE_CHECKING:
    from workbench.model.spans import Span

_ELSEWHERE = ("TW", "HK", "MO")
"""Regions whose institutions and legal English are not those of the mainland."""


class TermStatus(StrEnum):
    """Whether a term may be used (TBX administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"

    @property
    def is_usable(self) -> bool:
        """Whether a translator may put the term into a text."""
        return self in (TermStatus.PREFERRED, TermStatus.ADMITTED)


class ConceptKind(StrEnum):
    """What a concept is the concept of."""

    TERM = "term"
    SET_PHRASE = "set-phrase"
    """A formula of political language whose English is laid down (提法)."""
    SLOGAN = "slogan"
    """A set phrase that counts its members (四个自信)."""
    PERSON = "person"
    PLACE = "place"
    ORGAN = "organ"
    LAW = "law"
    PUBLICATION = "publication"

    @property
    def is_name(self) -> bool:
        """Whether it belongs to the register of names."""
        return self in (
            ConceptKind.PERSON,
            ConceptKind.PLACE,
            ConceptKind.ORGAN,
            ConceptKind.LAW,
            ConceptKind.PUBLICATION,
        )


class PartOfSpeech(StrEnum):
    """The word class of a term (TBX-Basic)."""

    UNKNOWN = ""
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PROPER_NOUN = "proper noun"
    PHRASE = "phrase"
    OTHER = "other"


class Register(StrEnum):
    """Where a term is at home."""

    NEUTRAL = ""
    FORMAL = "formal"
    MEDIA = "media"
    INTERNAL = "internal"


class TermType(StrEnum):
    """The form that a term is of its concept (TBX-Basic termType)."""

    UNKNOWN = ""
    FULL_FORM = "full form"
    SHORT_FORM = "short form"
    ABBREVIATION = "abbreviation"
    ACRONYM = "acronym"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTerm:
    """A term that comes from a file or a form."""

    language: str
    """A BCP 47 tag: zh-Hans, zh-Hant, zh-Hant-TW, zh-Hant-HK, en."""
    text: str
    status: TermStatus = TermStatus.PREFERRED
    reading: str = ""
    """Hanyu Pinyin with tone marks; for Chinese terms only."""
    is_derived: bool = False
    """Whether a program made it from another form of the same term."""
    part_of_speech: PartOfSpeech = PartOfSpeech.UNKNOWN
    register: Register = Register.NEUTRAL
    type: TermType = TermType.UNKNOWN
    abbreviation_of: str = ""
    """The text of the term, in the same language, that this one is short for."""
    valid: Period = ALWAYS
    """When it was the wording to use; open on both sides where nobody has said."""
    is_case_sensitive: bool = False
    """Whether capitals count where it is looked for."""
    properties: tuple[tuple[str, str], ...] = ()
    """What a file said of it that the model has no word for, so that nothing is lost."""

    @property
    def region(self) -> str:
        """The region of its tag, such as TW; empty where it names none."""
        last = self.language.rpartition("-")[2]
        return last if len(last) == 2 and last.isupper() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the things that a slogan counts; both texts are empty where no source names it."""

    text: str = ""
    english: str = ""

    @property
    def is_known(self) -> bool:
        """Whether a source names it."""
        return bool(self.text or self.english)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """The members of a slogan in their order, as one source gives them.

    A slogan has several lists where the audience or the time changes its members.
    """

    members: tuple[Member, ...]
    scope: str = ""
    """To whom or what it applies: `political and legal forces`."""
    valid: Period = ALWAYS
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConcept:
    """A concept that comes from a file or a form."""

    terms: tuple[NewTerm, ...]
    kind: ConceptKind = ConceptKind.TERM
    domain: str = ""
    client: str = ""
    """For whom it holds; empty for everybody."""
    definition: str = ""
    note: str = ""
    source: str = ""
    """The named document or publisher that has the wording."""
    url: str = ""
    """Where a reviewer can open the source."""
    date: str = ""
    """Of the source: as much of an ISO 8601 date as is known."""
    role: str = ""
    """Of a name: the office, or what it is."""
    dates: str = ""
    """Of a name: life or term of office, as a reader would write it."""
    is_untranslatable: bool = False
    """Whether it stays in the English as it stands in the Chinese."""
    lists: tuple[MemberList, ...] = ()
    """The members of a slogan."""
    properties: tuple[tuple[str, str], ...] = ()
    """What a file said of it that the model has no word for, so that nothing is lost."""
    reference: str = ""
    """What the file calls it; the UUID where a glossary of this program wrote it."""

    def in_language(self, language: str) -> tuple[NewTerm, ...]:
        """Its terms in a language, by primary subtag: `zh` finds zh-Hans and zh-Hant."""
        return tuple(term for term in self.terms if _is_in(term, language))

    @property
    def region(self) -> str:
        """TW, HK or MO where all Chinese that was given is from there; else empty."""
        regions = {term.region for term in self.in_language("zh") if not term.is_derived}
        return regions.pop() if len(regions) == 1 and regions <= set(_ELSEWHERE) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(NewTerm):
    """A term of the project's glossary."""

    id: str
    version: int

    def as_new(self) -> NewTerm:
        """The same without its identity, to be written anew."""
        return NewTerm(**{each.name: getattr(self, each.name) for each in fields(NewTerm)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(NewConcept):
    """A concept of the project's glossary with its terms, preferred ones first."""

    id: str
    version: int
    terms: tuple[Term, ...]

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Its terms in a language, by primary subtag: `zh` finds zh-Hans and zh-Hant."""
        return tuple(term for term in self.terms if _is_in(term, language))

    def as_new(self) -> NewConcept:
        """The same as it would come from a file: terms without identity, its own as reference."""
        values = {each.name: getattr(self, each.name) for each in fields(NewConcept)}
        values |= {"terms": tuple(term.as_new() for term in self.terms), "reference": self.id}
        return NewConcept(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSetting:
    """What decides between the wordings of a concept: the text that they are wanted for."""

    date: str = ""
    """When the text was written, as far as it is known; empty for a text of today."""
    region: str = ""
    """TW, HK or MO for a text from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """A term found at a span of a text."""

    span: Span
    text: str
    """The stretch of the text as it stands there."""
    concepts: tuple[Concept, ...]
    """What it may mean; more than one where two concepts share a term."""
    nested: tuple[TermHit, ...] = field(default=())
    """Shorter hits that lie under this one or across its edge."""
    slots: tuple[str, ...] = ()
    """What stood in the slots of a pattern, as the text has it."""
    setting: TermSetting = TermSetting()

    @property
    def english(self) -> tuple[tuple[Concept, Term], ...]:
        """All English of its concepts, each with the concept that has it."""
        return tuple(
            (concept, term) for concept in self.concepts for term in concept.in_language("en")
        )

    @property
    def offered(self) -> tuple[tuple[Concept, Term], ...]:
        """The English that may be inserted, the best first.

        Preferred terms come before admitted ones, and of two as good the one whose time is laid
        down comes first. A wording that was not in use when the text was written is offered only
        where there is no other, and so is one from another region.
        """
        usable = [(concept, term) for concept, term in self.english if term.status.is_usable]
        fitting = [
            (concept, term)
            for concept, term in usable
            if not self.is_foreign(concept) and term.valid.covers(self.setting.date)
        ]
        native = [(concept, term) for concept, term in usable if not self.is_foreign(concept)]
        return tuple(sorted(fitting or native or usable, key=lambda pair: _rank(pair[1])))

    @property
    def targets(self) -> tuple[str, ...]:
        """The texts of what is offered, without repeats; what is not translated as it stands."""
        stays = any(concept.is_untranslatable for concept in self.concepts)
        texts = [term.text for _, term in self.offered] or [self.text] * stays
        return tuple(dict.fromkeys(texts))

    def is_foreign(self, concept: Concept) -> bool:
        """Whether a concept is from another region than the text."""
        return concept.region not in ("", self.setting.region)


_ORDER = tuple(TermStatus)


def _rank(term: NewTerm) -> tuple[int, bool]:
    return _ORDER.index(term.status), term.valid == ALWAYS


def _is_in(term: NewTerm, language: str) -> bool:
    return term.language == language or term.language.startswith(f"{language}-")
