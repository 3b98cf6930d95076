"""A text for readers that has everything: terms, markup, notes, footnotes, earlier wordings."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import footnoted, leaving, pair, parallel
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.exchange import Arrangement, Choices, ParallelText, Part
from workbench.model.segments import Origin, Revision, SegmentKind, Side, State
from workbench.model.spans import Span
from workbench.model.terms import Concept, ConceptKind, Term, TermHit, TermStatus


def concept(
    chinese: str, *english: str, avoided: str = "", kind: ConceptKind = ConceptKind.TERM
) -> Concept:
    """A concept whose first English is preferred."""
    terms = [Term(id="t", version=1, language="zh-Hans", text=chinese, reading="zhèngfǎ")]
    for text in english:
        status = TermStatus.ADMITTED if len(terms) > 1 else TermStatus.PREFERRED
        terms.append(Term(id="t", version=1, language="en", text=text, status=status))
    if avoided:
        forbidden = TermStatus.FORBIDDEN
        terms.append(Term(id="t", version=1, language="en", text=avoided, status=forbidden))
    return Concept(
        id=f"concept-{chinese}",
        version=1,
        terms=tuple(terms),
        kind=kind,
        definition=f"what {chinese} is <b>",
        note="a note & more",
        source="宪法",
        url="javascript:alert(1)",
    )


WORK = concept("政法工作", "political and legal work", "law work", avoided="politics work")
CADRE = concept("干部", "cadre", "official")


def hit(text: str, *concepts: Concept) -> TermHit:
    """The first place of the first concept's Chinese in a text."""
    chinese = concepts[0].terms[0].text
    at = text.index(chinese)
    return TermHit(span=Span(at, at + len(chinese)), text=chinese, concepts=concepts)


def around(text: str, words: str, markup: Markup, *, number: int = 1, data: str = "") -> list[Code]:
    """The two codes around words of a text."""
    at = text.index(words)
    return [
        Code(number=number, kind=kind, offset=offset, markup=markup, data=data)
        for kind, offset in ((CodeKind.OPEN, at), (CodeKind.CLOSE, at + len(words)))
    ]


def own_note(text: str, offset: int) -> Code:
    """The mark of a note of the source, before a character of a text."""
    assert offset <= len(text)
    alone, note = CodeKind.ALONE, Markup.FOOTNOTE
    return Code(number=9, kind=alone, offset=offset, markup=note, data="[^1]")


def revision(text: str) -> Revision:
    """An earlier wording of a target."""
    return Revision(
        id="r",
        version=1,
        side=Side.TARGET,
        text=text,
        state=State.DRAFT,
        author="李译",
        time="2026-03-01T08:00:00+00:00",
        origin=Origin.TYPED,
        detail="",
        is_head=False,
    )


def everything(arrangement: Arrangement = Arrangement.COLUMNS) -> ParallelText:
    """Two documents; the first has what a pair can have, the second sentences."""
    source, target = "做好政法工作,干部要发挥作用。", "Do political and legal work well, <i> & all."
    rich = leaving(pair(2, source, target, note="who? </script>", needs_work=True))
    codes = (
        *around(target, "political and legal", Markup.BOLD),
        *around(target, "legal work", Markup.ITALIC, number=2),
        *around(target, "all", Markup.LINK, number=3, data='<a href="https://x.org/?a=1&amp;b">'),
    )
    rich = replace(
        rich,
        segment=replace(
            rich.segment, codes=(*around(source, "政法", Markup.UNDERLINE), own_note(source, 7))
        ),
        target=replace(rich.target, codes=codes),
        terms=(hit(source, WORK), hit(source, CADRE, WORK)),
        history=(revision("Do law work well."), revision("Law work\u2028first.")),
    )
    sentence = leaving(pair(1, "第一句。第二句。", "Both at once.", document="b.txt"))
    part = Part(paragraph="p", number=2, count=2, sources=2, targets=1, is_sure=False)
    text = parallel(
        pair(1, "庆祝建党百年", "The Centenary", kind=SegmentKind.HEADLINE, state=State.FINAL),
        rich,
        pair(3, "发展", "", state=State.INITIAL),
        replace(sentence, part=part),
    )
    text = replace(
        text,
        choices=Choices(arrangement=arrangement, has_terms=True, has_history=True),
        concepts=(CADRE, WORK),
    )
    return footnoted(text, (2, 3, "after “Do ”"), (2, 3, "again"), (3, 1, "on the source"))
