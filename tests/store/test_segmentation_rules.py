from tests.builders import project
from workbench.services import undoing


def test_the_youngest_rules_that_stand_are_in_force() -> None:
    store = project()
    rules = store.segmentation_rules
    found = [(rules.name(), rules.current())]
    for name, srx in (("法律.srx", "<srx>1</srx>"), ("新闻.srx", "<srx>2</srx>"), ("", "")):
        with store.journal.change("rules", "李译") as change:
            rules.set(change, srx, name)
        found.append((rules.name(), rules.current()))
    undoing.undo(store, "李译")
    found.append((rules.name(), rules.current()))
    undoing.undo(store, "李译")
    found.append((rules.name(), rules.current()))
    assert found == [
        ("", ""),
        ("法律.srx", "<srx>1</srx>"),
        ("新闻.srx", "<srx>2</srx>"),
        ("", ""),
        ("新闻.srx", "<srx>2</srx>"),
        ("法律.srx", "<srx>1</srx>"),
    ]
