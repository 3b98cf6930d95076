from collections.abc import Iterator

import pytest

from tests.builders import project, visit_of
from tests.services.returning.rows import ENGLISH, PARAGRAPHS
from workbench.services import translating
from workbench.store.project import Store


@pytest.fixture
def store() -> Iterator[Store]:
    """Three paragraphs, of which the third has the Chinese of the first and no English."""
    with project(*PARAGRAPHS) as opened:
        for number, text in enumerate(ENGLISH[:2], 1):
            translating.confirm(opened, visit_of(opened, number), text)
        yield opened
