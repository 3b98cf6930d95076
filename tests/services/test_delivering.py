from pathlib import Path

import pytest

from tests.builders import project
from workbench.errors import Refused
from workbench.model.memory_settings import MemorySettings
from workbench.services.delivering import Order, deliver


@pytest.mark.parametrize(("asked", "there"), [("文.tsv", "文.tsv"), ("文.moses", "文.ids")])
def test_what_is_there_is_only_replaced_where_it_may_be(
    tmp_path: Path, asked: str, there: str
) -> None:
    (tmp_path / there).write_text("已有", encoding="utf-8")
    order = Order(project="p", out=tmp_path / asked, memory=MemorySettings(), is_new=True)
    with project("依法治国。") as store, pytest.raises(Refused, match=f"^{there} is there already"):
        deliver(store, order)
    assert {each.name for each in tmp_path.iterdir()} == {there}
    assert (tmp_path / there).read_text("utf-8") == "已有"
