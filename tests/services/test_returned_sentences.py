from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import project, row_of, visit_of
from workbench.model.exchange import Choices, Level
from workbench.model.returned import ReturnedRow, ReturnedWording
from workbench.services import parallel_texts, translating
from workbench.services.returned_sentences import together

sources = (
    st.lists(
        st.sampled_from(["依法治国。", "以案释法！", "扫黑除恶", "“好。”", "\n", "　", "1. "]),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(str.strip)
)
targets = (
    st.lists(
        st.sampled_from(["Rule of law.", "Law! ", "  ", "\n\n", " “Good.” ", "Mr. X", " y."]),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(str.strip)
)


@settings(max_examples=40, deadline=None)
@given(sources, targets)
def test_what_nobody_touched_is_put_together_as_it_was(source: str, target: str) -> None:
    with project(source) as store:
        translating.confirm(store, visit_of(store, 1), target)
        text = parallel_texts.parallel_text(store, "通知", Choices(level=Level.SENTENCE))
        parts = list(text.pairs)
        rows = {
            number: ReturnedRow(
                id=part.segment.id,
                fingerprint=part.fingerprint,
                source=part.segment.source,
                wordings=(ReturnedWording(text=part.target.text),) if part.target.text else (),
            )
            for number, part in enumerate(parts, 1)
        }
        standing = store.segments.pair(row_of(store, 1)).target.text
        assert together(rows, parts, standing).target == standing
