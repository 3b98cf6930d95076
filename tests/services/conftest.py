"""What several tests of services begin with."""

from pathlib import Path

import pytest

from tests.services.exports import OLD


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A file that an earlier export left."""
    path = tmp_path / "page.tsv"
    path.write_bytes(OLD)
    return path
