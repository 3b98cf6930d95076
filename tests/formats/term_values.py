"""Concepts for the tests of term formats: anything that the model can hold, and hard texts."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from workbench.model.dates import Period
from workbench.model.terms import (
    ConceptKind,
    Member,
    MemberList,
    NewConcept,
    NewTerm,
    PartOfSpeech,
    Register,
    TermStatus,
    TermType,
)
from workbench.plugins import Format

texts = st.one_of(
    st.sampled_from(
        ("", "政法委", "“两个维护”", "=1+1", "'=1", "-1", "@a", "a | b", "a,b", "第一\n第二", "𠮷")
    ),
    st.sampled_from(("[note] x", "[pinyin] y", "{a}", "a; b <c>", "<b>&amp;", "x_x0041_", "\\n")),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        max_size=8,
    ),
).map(str.strip)
"""What a fact holds: white space at its ends is no part of it, nor is what XML forbids."""

lines = texts.map(lambda text: " ".join(text.split())).filter(bool)
"""One line of words."""

dates = st.sampled_from(("", "2012", "2017-10", "2017-10-24"))
periods = st.builds(Period, start=dates, end=dates).filter(
    lambda period: not period.start or not period.end or period.start <= period.end
)
names = st.one_of(
    st.sampled_from(("Remarks", "termNote:termLocation", "admin:source", "descrip:context")),
    st.sampled_from(("a]b\\", "note", "langSec:en/admin:source", "descrip:definition/note")),
    st.sampled_from(
        (
            "termNote:termType",
            "termNote:geographicalUsage",
            "termNote:administrativeStatus",
            "transac:transactionType",
            "transac:transactionType/date",
            "transac:transactionType/transacNote:responsibility",
            "xref:externalCrossReference",
            "xref:externalCrossReference/text",
            "xref:xGraphic",
            "xref:xGraphic@target",
            "descrip:definition",
            "descrip:definition/admin:source",
            "langSec",
            "langSec:en/descrip:definition",
            "langSec:zh-Hans/xref:xGraphic",
            "descrip:Translation needed",
        )
    ),
    lines,
)
said = st.one_of(
    texts,
    st.sampled_from(("phrase", "TW", "supersededTerm-admn-sts", "origination", "en", "No")),
    st.sampled_from(("2017-10-24", "2017-10-24T08:00:00Z", "http://a.cn/x", "http://a.cn/[x]")),
)
properties = st.lists(st.tuples(names, said), max_size=4).map(tuple)

terms = st.builds(
    NewTerm,
    language=st.sampled_from(
        ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en", "en-GB", "de")
    ),
    text=lines,
    status=st.sampled_from(TermStatus),
    reading=st.sampled_from(("", "zhèngfǎwěi")),
    is_derived=st.booleans(),
    part_of_speech=st.sampled_from(PartOfSpeech),
    register=st.sampled_from(Register),
    type=st.sampled_from(TermType),
    abbreviation_of=st.sampled_from(("", "中华人民共和国刑事诉讼法")),
    valid=periods,
    is_case_sensitive=st.booleans(),
    properties=properties,
)
members = st.builds(
    Member, text=st.sampled_from(("", "道路自信", "a = b")), english=st.sampled_from(("", "a | b"))
)
lists = st.builds(
    MemberList,
    members=st.lists(members, min_size=1, max_size=3).map(tuple),
    scope=st.sampled_from(("", "政法队伍")),
    valid=periods,
    source=st.sampled_from(("", "Xinhua")),
)
concepts = st.builds(
    NewConcept,
    terms=st.lists(terms, max_size=5, unique_by=lambda each: (each.language, each.text)).map(tuple),
    kind=st.sampled_from(ConceptKind),
    url=st.sampled_from(("", "http://en.people.cn/n3/2021?a=1&b=2", "x y", "https://例.cn/")),
    date=dates,
    is_untranslatable=st.booleans(),
    lists=st.lists(lists, max_size=2).map(tuple),
    properties=properties,
    reference=st.sampled_from(
        ("", "", "c1", "17", "a b", "IATE-7", "0b9d1e1c-6f0e-4b0e-8a31-4f3a2f0b9c11")
    ),
    **dict.fromkeys(("domain", "client", "definition", "note", "source", "role", "dates"), texts),
)
"""Concepts of every shape, also such as some formats cannot hold."""


def read(
    format: Format, data: str | bytes, changes: Counter[str] | None = None
) -> list[NewConcept]:
    """The concepts of a file with that content."""
    assert format.read_terms is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.txt"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(format.read_terms(path, Counter() if changes is None else changes))


def written(format: Format, *values: NewConcept) -> tuple[bytes, list[str]]:
    """A file with these concepts, and what it could not hold."""
    assert format.write_terms is not None
    out = io.BytesIO()
    warnings = list(format.write_terms(values, out))
    return out.getvalue(), warnings


def come_back(format: Format, values: list[NewConcept]) -> list[NewConcept]:
    """What is read of a file that was written, after it was compared with what is expected."""
    assert format.expected_terms is not None
    data, _ = written(format, *values)
    found = read(format, data)
    assert found == list(format.expected_terms(values))
    return found


def unordered(concept: NewConcept) -> NewConcept:
    """The concept with terms and properties in one order, whatever it was."""
    sorted_terms = (
        replace(term, properties=tuple(sorted(term.properties))) for term in concept.terms
    )
    return replace(
        concept,
        terms=tuple(sorted(sorted_terms, key=repr)),
        properties=tuple(sorted(concept.properties)),
    )
