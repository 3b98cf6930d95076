"""A text that is looked for, and how far another is from it at least.

Let d be the Levenshtein distance of a query q and a text c, of which s edits replace a code
point, e leave one out and i put one in: d = s + e + i and |q| - |c| = e - i. Elements of q that
are not in c number s + e at most, so that they and i together are no more than d; and i is at
least |c| - |q|. The same holds the other way round. So

    d >= |q without c| + max(0, |c| - |q|)   and   d >= |c without q| + max(0, |q| - |c|)

where elements may be taken in any groups (`characters` says why): by the bits of a signature, or
by how many code points of each group a text has. Without the lengths this is the usual bound of a
bag of characters (Ukkonen, Theoretical Computer Science 92, 1992); with them a tenth of the rows
is left of what that leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from workbench.match.fuzzy.characters import PLACES, codes_of, counts_of, elements_of, packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.match.fuzzy.characters import Counts, Places, Words

    Numbers: TypeAlias = NDArray[np.int64]

WORK: Final = 2_000_000_000
"""Length times distance that one comparison may come to: about a third of a second."""
_LONG: Final = 60_000
"""No comparison of two texts so long comes to more, at half their length."""


class Candidates(NamedTuple):
    """Rows that may be like enough."""

    ids: Numbers
    lengths: Numbers
    """In code points."""
    bounds: Numbers
    """How far each is from the text at least."""


class Probe:
    """A folded text that is not empty, with its threshold in whole percent from 50 to 100."""

    def __init__(self, folded: str, threshold: int) -> None:
        self.folded = folded
        self.length = len(folded)
        self.cut = 100 - threshold, 100
        """A distance and a length: texts that are further apart, for their length, are unlike."""
        self.shortest = -(-self.length * threshold // 100)
        """The fewest code points that a text has which is like enough."""
        self.longest = self.length * 100 // threshold
        self._codes = codes_of(folded)
        self._elements = np.unique(elements_of(self._codes))

    def allowed(self, lengths: Numbers) -> Numbers:
        """How far a text of such a length may be.

        Texts of more than 60,000 code points must be nearer where the comparison would come to
        more than `WORK`: those of 2,000,000 may be 1,000 edits apart.
        """
        longest = np.maximum(lengths, self.length)
        allowed: Numbers = self.cut[0] * longest // 100
        return allowed if self.longest <= _LONG else np.minimum(allowed, WORK // longest)

    @property
    def missed(self) -> int:
        """The most elements of the text that one which is like enough does not have.

        By the first half of the bound; the allowed distance grows no faster than the length.
        """
        return self.cut[0] * self.length // 100

    def signatures(self, places: Places) -> Words:
        """The text in six words for each row of places."""
        is_set = np.zeros((len(places), PLACES), bool)
        is_set[np.arange(len(places))[:, np.newaxis], places[:, self._elements]] = True
        return packed(is_set)

    def counts(self, places: Places) -> Counts:
        """The code points of each place."""
        return counts_of(self._codes, places)

    def bounds(
        self, own: Numbers | int, theirs: Numbers, common: Numbers, lengths: Numbers
    ) -> Numbers:
        """How far texts are at least, by what the text has, what they have and what both have."""
        longer = lengths - self.length
        missing = own - common + np.maximum(longer, 0)
        extra = theirs - common + np.maximum(-longer, 0)
        bounds: Numbers = np.maximum(missing, extra)
        return bounds
