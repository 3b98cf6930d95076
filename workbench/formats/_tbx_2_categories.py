"""The data categories of TBX version 2: those that ISO 30042:2008 has where a file names no others.

Where a category says a value of its own in TBX-Basic of that version, both values are known.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.formats._tbx_categories import Category

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENTRY, LANGUAGE = "termEntry", "langSet"
TERM = ("tig", "ntig")
LEVELS = {"termEntry": (ENTRY,), "langSet": (LANGUAGE,), "term": TERM}
"""The elements that a level of a declaration stands for."""
_STATUSES = "standardized preferred admitted deprecated superseded legal regulated"
_ANYWHERE = {
    "admin": (
        "annotatedNote applicationSubset businessUnitSubset conceptOrigin customerSubset"
        " databaseType domainExpert entrySource environmentSubset indexHeading keyword"
        " originatingDatabase originatingInstitution originatingPerson productSubset"
        " projectSubset searchTerm sortKey source sourceIdentifier subsetOwner"
    ),
    "adminNote": "noteSource",
    "hi": "bold entailedTerm hotkey italics math subscript superscript",
    "ref": "crossReference relatedTerm see",
    "termCompList": "hyphenation lemma morphologicalElement syllabification termElement",
    "termNote": (
        "abbreviatedFormFor antonymTerm etymology falseFriend geographicalUsage grammaticalValency"
        " homograph lionHotkey partOfSpeech pronunciation shortFormFor termLocation termStructure"
        " timeRestriction transferComment usageNote"
    ),
    "transac": "transactionType",
    "transacNote": "responsibility usageCount",
    "xref": "corpusTrace externalCrossReference xAudio xGraphic xMathML xSource xVideo",
}
"""Without levels and values of their own, by element."""
_CONCEPTS = (
    "associatedConcept broaderConceptGeneric broaderConceptPartitive conceptPosition"
    " coordinateConceptGeneric coordinateConceptPartitive relatedConcept relatedConceptBroader"
    " relatedConceptNarrower sequentiallyRelatedConcept spatiallyRelatedConcept"
    " subordinateConceptGeneric subordinateConceptPartitive superordinateConceptGeneric"
    " superordinateConceptPartitive temporallyRelatedConcept"
)
_DESCRIPTIONS = {
    (ENTRY,): "antonymConcept subjectField thesaurusDescriptor",
    (ENTRY, LANGUAGE): _CONCEPTS,
    (ENTRY, LANGUAGE, *TERM): (
        "audio classificationCode definition example explanation figure otherBinaryData table video"
    ),
    TERM: "characteristic context quantity range sampleSentence unit",
}
"""Categories of <descrip> by the levels at which they may stand."""
_LISTED = {
    "admin:elementWorkingStatus": (
        "starterElement workingElement consolidatedElement archiveElement importedElement"
        " exportedElement"
    ),
    "admin:securitySubset": "public confidential",
    "adminNote:sourceType": "parallelText backgroundText",
    "descripNote:contextType": (
        "definingContext explanatoryContext associativeContext linguisticContext"
        " metalinguisticContext translatedContext"
    ),
    "descripNote:definitionType": (
        "intensionalDefinition extensionalDefinition partitiveDefinition translatedDefinition"
    ),
    "termNote:administrativeStatus": " ".join(f"{each}Term-admn-sts" for each in _STATUSES.split()),
    "termNote:animacy": "animate inanimate otherAnimacy",
    "termNote:directionality": "monodirectional bidirectional incommensurate undetermined",
    "termNote:frequency": "commonlyUsed infrequentlyUsed rarelyUsed",
    "termNote:grammaticalGender": "masculine feminine neuter otherGender other",
    "termNote:grammaticalNumber": "single singular plural dual mass otherNumber",
    "termNote:language-planningQualifier": (
        "recommendedTerm nonstandardizedTerm proposedTerm newTerm"
    ),
    "termNote:normativeAuthorization": " ".join(f"{each}Term" for each in _STATUSES.split()),
    "termNote:processStatus": "unprocessed provisionallyProcessed finalized",
    "termNote:proprietaryRestriction": "trademark serviceMark tradeName",
    "termNote:register": (
        "colloquialRegister neutralRegister technicalRegister in-houseRegister bench-levelRegister"
        " slangRegister vulgarRegister"
    ),
    "termNote:temporalQualifier": "archaicTerm outdatedTerm obsoleteTerm",
    "termNote:termProvenance": (
        "transdisciplinaryBorrowing translingualBorrowing loanTranslation neologism"
    ),
    "termNote:termType": (
        "abbreviation acronym clippedTerm commonName entryTerm equation formula fullForm initialism"
        " internationalism internationalScientificTerm logicalExpression partNumber phrase"
        " phraseologicalUnit transcribedForm transliteratedForm shortForm shortcut sku standardText"
        " string symbol synonym synonymousPhrase variant"
    ),
}
"""Categories with a list of values, by their keys."""


def _all() -> Iterator[Category]:
    for element, names in _ANYWHERE.items():
        for name in names.split():
            yield Category(name=name, element=element, module="", levels=())
    for levels, names in _DESCRIPTIONS.items():
        for name in names.split():
            yield Category(name=name, element="descrip", module="", levels=levels)
    reliability = tuple(str(number) for number in range(1, 11))
    yield Category(
        name="reliabilityCode",
        element="descrip",
        module="",
        levels=(ENTRY, LANGUAGE, *TERM),
        values=reliability,
    )
    for key, values in _LISTED.items():
        element, _, name = key.partition(":")
        yield Category(
            name=name, element=element, module="", levels=(), values=tuple(values.split())
        )


DEFAULT: Mapping[str, Category] = MappingProxyType({each.key: each for each in _all()})
"""By their keys: the element and the name."""
