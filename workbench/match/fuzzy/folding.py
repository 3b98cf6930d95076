"""`text.folding.fold` for many texts at once, ten times as fast a character."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from workbench.match.fuzzy.characters import codes_of
from workbench.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.match.fuzzy.characters import Codes

_PLANE: Final = 1 << 16


def folded_codes(text: str) -> Codes:
    """The code points of a folded text."""
    codes = codes_of(text)
    is_beyond = codes >= _PLANE
    folded: Codes = _table()[np.where(is_beyond, 0, codes)]
    for code in np.unique(codes[is_beyond]).tolist():
        folded[codes == code] = ord(fold(chr(code)))
    return folded


def folded_all(texts: Sequence[str]) -> list[str]:
    """Each text folded."""
    folded = folded_codes("".join(texts)).tobytes().decode("utf-32-le", "surrogatepass")
    ends = accumulate(map(len, texts), initial=0)
    return [folded[start:end] for start, end in pairwise(ends)]


@cache
def _table() -> Codes:
    """What each code point of the Basic Multilingual Plane is folded to."""
    return codes_of(fold("".join(map(chr, range(_PLANE)))))
