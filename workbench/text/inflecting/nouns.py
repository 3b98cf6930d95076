"""Plurals and singulars of English nouns, in small letters."""

from __future__ import annotations

from functools import lru_cache

from workbench.text.inflecting.tables import listed, paired

_UNCHANGED = listed(
    "police staff people personnel series species means headquarters cattle aircraft spacecraft"
    " offspring crossroads barracks news information advice evidence equipment infrastructure"
    " governance legislation progress research corps whereabouts proceeds"
)
_IRREGULAR = paired(
    "criterion criteria,phenomenon phenomena,child children,foot feet,tooth teeth,"
    "mouse mice,goose geese,ox oxen,person people persons,people peoples people,"
    "staff staff staffs,medium media mediums,datum data,memorandum memoranda memorandums,"
    "curriculum curricula curriculums,forum forums fora,addendum addenda,erratum errata,"
    "bacterium bacteria,stratum strata,referendum referendums referenda,"
    "appendix appendices appendixes,index indices indexes,matrix matrices,vertex vertices,"
    "axis axes,nucleus nuclei,stimulus stimuli,alumnus alumni,syllabus syllabuses syllabi,"
    "bureau bureaus bureaux,plateau plateaus plateaux,quiz quizzes,hero heroes,"
    "potato potatoes,tomato tomatoes,veto vetoes,echo echoes,embargo embargoes,"
    "torpedo torpedoes,cargo cargoes cargos,leaf leaves,life lives,knife knives,"
    "wife wives,half halves,self selves,shelf shelves,thief thieves,wolf wolves,"
    "loaf loaves,calf calves,sheaf sheaves,stomach stomachs,monarch monarchs,epoch epochs,"
    "patriarch patriarchs,human humans,german germans,roman romans,shaman shamans,"
    "talisman talismans,passerby passersby,bus buses,gas gases,lens lenses,genus genera,"
    "corpus corpora"
)
_ENDINGS = (
    ("man", ("men",)),
    ("person", ("persons", "people")),
    *((f"{greek}is", (f"{greek}es",)) for greek in ("ys", "oas", "bas", "cris", "thes", "phas")),
    *((f"{consonant}y", (f"{consonant}ies",)) for consonant in "bcdfghjklmnpqrstvwxz"),
)
_HISSING = ("s", "x", "z", "sh", "ch")
_SOFT_CH = frozenset({"cache", "axe", "niche", "avalanche", "psyche", "creche", "tranche", "ache"})
_US = listed(
    "bus virus bonus consensus campus status focus apparatus corpus surplus census prospectus"
    " chorus citrus exodus genius nexus syllabus terminus impetus caucus hiatus radius gas lens"
    " bias atlas canvas alias iris"
)


@lru_cache(maxsize=8192)
def plurals(noun: str) -> tuple[str, ...]:
    """The plurals of a noun, the usual one first; the word itself where it has no other."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _UNCHANGED or noun.endswith("ics") or not noun[-1:].isalpha():
        return (noun,)
    for ending, many in _ENDINGS:
        if noun.endswith(ending):
            return tuple(noun.removesuffix(ending) + plural for plural in many)
    return (f"{noun}{'es' if noun.endswith(_HISSING) else 's'}",)


@lru_cache(maxsize=8192)
def singulars(noun: str) -> tuple[str, ...]:
    """The nouns whose plural a word is; none where it is no plural."""
    known = tuple(one for one, many in _IRREGULAR.items() if noun in many and one != noun)
    if known or noun in _UNCHANGED or noun in _US or noun.endswith(("ics", "is", "us", "ss")):
        return known
    ends = [noun[:-2]] if noun.endswith("es") else []
    candidates = [noun[:-1], *ends, f"{noun[:-3]}y", f"{noun[:-2]}is", f"{noun[:-3]}man"]
    return tuple(
        one
        for one in candidates
        if len(one) > 2 and one not in _UNCHANGED and noun in plurals(one) and _is_noun(one, noun)
    )


def is_plural(noun: str) -> bool:
    """Whether a word looks like a plural, or stands for many as it is (police)."""
    return noun in _UNCHANGED or bool(singulars(noun))


def _is_noun(one: str, many: str) -> bool:
    """Whether of the words that a plural in -es may come from this is a likely one."""
    if one.endswith("e"):
        return one in _SOFT_CH or not one[:-1].endswith(("ss", "x", "zz", "ch", "sh"))
    if many.endswith("ses") and one.endswith("s"):
        return one in _US or one.endswith("ss")
    return True
