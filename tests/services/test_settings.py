"""What the settings file says of the memory; what is refused stands in tests/cli."""

from workbench.model.memory_settings import MemorySettings
from workbench.services.settings import read_settings, settings_path


def test_the_memory_has_a_table_of_its_own() -> None:
    assert read_settings().memory == MemorySettings()
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("[memory]\nthreshold = 85\npropagate = false\nold_years = 3\n")
    expected = MemorySettings(threshold=85, propagate=False, old_years=3)
    assert read_settings().memory == expected
