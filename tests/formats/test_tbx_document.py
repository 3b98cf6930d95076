"""The terms of documents as a termbase."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.examples import examples
from tests.formats.full_choices import asked_texts
from tests.formats.round_trips import read_back, written
from tests.formats.test_pair_tables import beside
from workbench.formats.tbx import FORMAT as DCA
from workbench.formats.tbx_dct import FORMAT as DCT
from workbench.model.exchange import ParallelText
from workbench.plugins import Format

BOTH = pytest.mark.parametrize("format", [DCA, DCT], ids=lambda each: each.name)


@BOTH
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(asked_texts)
def test_what_is_written_is_read_back(format: Format, text: ParallelText) -> None:
    assert format.expected is not None
    assert read_back(format, written(format, text)) == list(format.expected(text))


@BOTH
def test_a_concept_is_known_by_its_terms(format: Format) -> None:
    (found,) = read_back(format, written(format, beside()))
    assert found[:2] == ("法治", "rule of law")
    assert format.holds_terms_only
