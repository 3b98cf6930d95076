import io
import json
import sys

import pytest

from workbench.cli._kept_json import kept_list, print_json_lists


@pytest.mark.parametrize("count", [0, 1, 3])
def test_lists_are_printed_as_one_document(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    records: list[dict[str, object]] = [
        {"source": f"第{number}条\x85", "notes": [{"text": "“?”"}]} for number in range(count)
    ]
    with kept_list() as taken, kept_list() as refused:
        for record in records:
            taken.append(record)
        print_json_lists({"taken": taken, "refused": refused}, {"same": 7, "warnings": ["怎么"]})
    written = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert "\x85" not in written
    assert json.loads(written) == {
        "taken": records,
        "refused": [],
        "same": 7,
        "warnings": ["怎么"],
    }
