from __future__ import annotations

import pytest

from workbench.store.families import Late
from workbench.store.project import Store

FAMILIES = {name: late for name, late in vars(Store).items() if isinstance(late, Late)}


@pytest.mark.parametrize("name", FAMILIES)
def test_each_family_is_what_its_annotation_says_and_is_made_once(name: str) -> None:
    with Store.memory() as store:
        family = getattr(store, name)
        assert Store.__annotations__[name] == f"Late[{type(family).__name__}]"
        assert getattr(store, name) is family
