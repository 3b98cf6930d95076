"""Pairs on their way out, as an export has them."""

from __future__ import annotations

from uuid import UUID

from workbench.model.exchange import ParallelPair
from workbench.model.segments import Origin, Segment, SegmentKind, State, Target
from workbench.text.fingerprints import fingerprint


def leaving(
    number: int, source: str, target: str, *, author: str = "bench", time: str = ""
) -> ParallelPair:
    """A translated paragraph of the only document, with an identity of its number."""
    return ParallelPair(
        segment=Segment(
            id=str(UUID(int=number)),
            version=1,
            document="法规.txt",
            number=number,
            kind=SegmentKind.BODY,
            article=1,
            source=source,
            source_token="s",
            unfinished="",
            needs_work=False,
            note="",
        ),
        target=Target(
            text=target,
            state=State.TRANSLATED,
            author=author,
            time=time,
            origin=Origin.TYPED,
            token="t",
        ),
        fingerprint=fingerprint(source),
    )
