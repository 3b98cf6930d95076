"""What to do about a fault, in the words of somebody who translates.

A sentence goes on with it: it begins with a verb. The key is where the standard says so, as rules
have it; a fault whose message says what would be right needs none.
"""

from __future__ import annotations

TAKE_OUT = "take it out, or move it to where it may stand"
ADD = "add what is missing"
DROP_ATTRIBUTE = "take the attribute out"
CORRECT = "correct the value, or take the attribute out"
DROP_TEXT = "take the text out, or move it into an element for texts"
PUT_BACK = "put the code of the source back into the translation"
FIRST = "let the tag that begins the pair stand first"
KEEP_ORDER = "put the codes of the translation into the order that they have in the source"
COMPARE_CODES = "compare the codes of the translation with those of the source"
_OTHER_HALF = "put the other half of the pair back, or take this one out too"
_OWN_ID = "give each of them an id of its own"
_REFERENCE = "correct the reference, or put back what it names"
_LOST = "export the file again from the program that made it: the original text of a code is lost"
_COPY = "put the code of the source in its place, or take it out"
_HISTORY = "correct the record of changes or take it out: it is no part of the translation"
_RESTORE = "export the file again from the program that made it, or take an older copy"

_ADVICE: dict[str, str] = {
    "XML 1.0, 2.1": _RESTORE,
    **dict.fromkeys(("startRef", "isolated", "bpt", "ept", "bx", "ex"), _OTHER_HALF),
    **dict.fromkeys(("id", "rid", "i"), _OWN_ID),
    **dict.fromkeys(("dataRef", "dataRefStart", "dataRefEnd"), _LOST),
    **dict.fromkeys(("copyOf", "canCopy"), _COPY),
    **dict.fromkeys(
        ("ref", "subFlows", "subFlowsStart", "subFlowsEnd", "phase-name", "tool-id", "xid"),
        _REFERENCE,
    ),
    **dict.fromkeys(("res:resourceItemRef", "slr:sizeInfoRef", "target"), _REFERENCE),
    **dict.fromkeys(("its:locQualityIssuesRef", "its:provenanceRecordsRef"), _REFERENCE),
    **dict.fromkeys(("ctr:ref", "ctr:property"), _HISTORY),
    "commentAnnotation": "name a note of this unit in ref, or write the comment into value instead",
    "fragid": "write it such as #u=1 for a unit, #n=1 for a note or #1 for a code",
    "xml:space": "give source and target the same xml:space",
    "xml:lang": "correct xml:lang, or the language that the file says at its beginning",
    "trgLang": 'write the language of the translation there, such as trgLang="en"',
    "srclang": "correct srclang, or add the text in that language",
    "order": "number the targets of the unit from 1, each once",
    "state": 'put the translation in, or write state="initial"',
    "subState": "write the state too, or take subState out",
    "subType": "correct subType, or write the type that belongs to it",
    "mid": "give the segments of source and target the same mid, each once",
    "x": COMPARE_CODES,
    "tu": "add the translation, or leave the unit out",
    "ut": "have the program that made the file write codes as newer versions do",
    "seg-source": "have the program that made the file cut the source again",
    "skeleton": "name the file of the skeleton in href, or put the skeleton in",
    "data categories": "choose one that the dialect has, or write it into a <note>",
    "term": "write the term, or take the entry of it out",
    "fs:fs": "move it to the tag that begins the pair",
}


def advice_on(place: str) -> str:
    """Empty where nothing is known that the message does not say."""
    return _ADVICE.get(place, "")
