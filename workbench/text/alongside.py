"""Which sentence of a source a translator is at, told by counting the sentences of the target."""

from __future__ import annotations

import re

_TARGET_ENDS = re.compile(r"(?<!\b[A-Z])[.!?][\"'”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_SOURCE_ENDS = re.compile("[。！？!?][”’」』）)]*")


def sentence_alongside(source: str, target: str, caret: int) -> int:
    """The code point of the source at which the sentence begins that answers to the caret's.

    A guess: as many sentences come before it as before the caret in the target, or the last one.
    """
    count = len(_TARGET_ENDS.findall(target[:caret] + "A"))
    starts = [0, *(match.end() for match in _SOURCE_ENDS.finditer(source))]
    starts = [start for start in starts if start < len(source)] or [0]
    return starts[min(count, len(starts) - 1)]
