import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.fuzzy import building, packing
from workbench.match.fuzzy.building import build
from workbench.match.fuzzy.characters import PLACES, counts_of, elements_of, packed
from workbench.match.fuzzy.folding import folded_codes
from workbench.match.fuzzy.packing import DamagedSignatures, from_bytes, to_bytes
from workbench.match.fuzzy.signatures import LONG, Signatures

ROWS = [(65_536, "人民法院"), (65_540, "依法行政" * 50), (65_537, "𠮷野家"), (65_539, "")]


def content(signatures: Signatures) -> tuple[object, ...]:
    """All that a shard holds, as plain values."""
    return (
        signatures.base,
        signatures.offsets.tolist(),
        signatures.lengths.tolist(),
        signatures.words.tolist(),
        signatures.counts.tolist(),
        signatures.frequent.tolist(),
    )


@given(st.lists(st.tuples(st.integers(-(2**31), 2**31 - 1), st.text(max_size=300)), max_size=8))
def test_bytes_give_the_shard_again(rows):
    signatures = build(rows)
    assert content(from_bytes(to_bytes(signatures))) == content(signatures)


@given(st.lists(st.text("人民法院的𠮷 law", max_size=300), max_size=12))
def test_signatures_are_the_same_however_texts_are_batched(texts):
    rows = list(enumerate(texts, 7))
    whole = content(build(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_CODE_POINTS", 100)
        patch.setattr(building, "_ROWS", 3)
        assert content(build(rows)) == whole


@given(st.lists(st.text("人民法院的𠮷 law", min_size=1, max_size=300), min_size=1, max_size=12))
def test_each_row_is_packed_as_it_is_alone(texts):
    signatures = build(enumerate(texts))
    for offset, words in zip(signatures.offsets, signatures.words, strict=True):
        elements = elements_of(folded_codes(texts[offset]))
        is_set = np.zeros((1, PLACES), bool)
        is_set[0, signatures.places[elements]] = True
        assert words.tolist() == packed(is_set)[0].tolist()
    long = sorted((text for text in texts if len(text) >= LONG), key=len)
    counts = [counts_of(folded_codes(text), signatures.places).tolist() for text in long]
    assert signatures.counts.tolist() == counts


def test_rows_stand_by_length_without_the_empty_one():
    signatures = build(ROWS)
    assert (signatures.base, signatures.offsets.tolist()) == (65_536, [1, 0, 4])
    assert signatures.lengths.tolist() == [3, 4, 200]
    assert signatures.counts.sum(axis=1).tolist() == [200]


def test_bytes_are_read_without_a_copy():
    data = to_bytes(build(ROWS))
    assert not from_bytes(data).words.flags.owndata
    assert not from_bytes(data).words.flags.writeable


def test_every_process_gives_the_same_bytes():
    code = (
        "import sys; from workbench.match.fuzzy.building import build;"
        "from workbench.match.fuzzy.packing import to_bytes;"
        f"sys.stdout.buffer.write(to_bytes(build({ROWS!r})))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60
    )
    assert result.stdout == to_bytes(build(ROWS))


@pytest.mark.parametrize(
    ("damaged", "said"),
    [
        (lambda data: b"", "no signatures"),
        (lambda data: data[:20], "no signatures"),
        (lambda data: b"x" + data[1:], "no signatures"),
        (lambda data: data[:8] + b"\0\0\0\0" + data[12:], "another edition"),
        (lambda data: data[:-1], "another length"),
        (lambda data: data + b"\0", "another length"),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "altered"),
        (lambda data: data[:60] + bytes([data[60] ^ 128]) + data[61:], "altered"),
    ],
)
def test_damage_is_said(damaged, said):
    with pytest.raises(DamagedSignatures, match=said):
        from_bytes(damaged(to_bytes(build(ROWS))))


@given(st.data())
def test_no_altered_byte_goes_unseen(data):
    whole = bytearray(to_bytes(build(ROWS)))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DamagedSignatures):
        from_bytes(bytes(whole))


def test_pages_that_changed_places_are_seen():
    data = to_bytes(build((id_, f"第{id_}条") for id_ in range(4_000)))
    first, second = data[40:4_136], data[4_136:8_232]
    with pytest.raises(DamagedSignatures, match="altered"):
        from_bytes(data[:40] + second + first + data[8_232:])


def test_another_folding_is_another_edition(monkeypatch):
    data = to_bytes(build(ROWS))
    monkeypatch.setattr(packing, "edition", lambda: 1)
    with pytest.raises(DamagedSignatures, match="another edition"):
        from_bytes(data)


def test_ids_too_far_apart_are_refused():
    with pytest.raises(ValueError, match="more than 2"):
        build([(0, "法"), (2**32, "律")])
    assert build([(0, "法"), (2**32 - 1, "律")]).offsets.dtype == np.uint32
