"""How many examples a property is tried on, by the profile of the run.

`suite` is what every change waits for; `HYPOTHESIS_PROFILE=thorough` is for a night, and for code
that was just written.
"""

from __future__ import annotations

import os

from hypothesis import settings

_SUITE = 20
"""Examples of a property that says nothing else."""
_THOROUGH = 2000


def load_profile() -> None:
    """Makes the profile that the environment names, or `suite`, the one of this run."""
    settings.register_profile("suite", max_examples=_SUITE, deadline=None)
    settings.register_profile("thorough", max_examples=_THOROUGH, deadline=None)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def examples(count: int) -> int:
    """What `max_examples` is for a property that the suite tries on `count`."""
    return count * settings().max_examples // _SUITE
