"""In the agreement of two annotators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.command import Mode, command

if TYPE_CHECKING:
    from workbench.tui.screens.agreement import AgreementScreen
    from workbench.tui.screens.editor import EditorScreen

_HERE = (Mode.AGREEMENT,)


@command()
def agreement(screen: EditorScreen) -> None:
    """Compare the annotations of another project file with this one's."""
    screen.ask_agreement()


@command("enter", "g", modes=_HERE, hint="go there", in_palette=False)
def go_to_disagreement(screen: AgreementScreen) -> None:
    """Go to the place in the editor, where it is marked."""
    screen.go_there()


@command("t", modes=_HERE, hint="take theirs", in_palette=False)
def take_theirs(screen: AgreementScreen) -> None:
    """Make the place, or all that are marked, as theirs is: added, changed or removed."""
    screen.take_theirs()


@command("k", modes=_HERE, hint="keep mine", in_palette=False)
def keep_mine(screen: AgreementScreen) -> None:
    """Keep the place, or all that are marked, as it is, and count it as decided."""
    screen.keep_mine()


@command("n", modes=_HERE, hint="next", in_palette=False)
def next_disagreement(screen: AgreementScreen) -> None:
    """Go to the next place that is not decided."""
    screen.step_undecided(1)


@command("p", modes=_HERE, in_palette=False)
def previous_disagreement(screen: AgreementScreen) -> None:
    """Go to the place before this one that is not decided."""
    screen.step_undecided(-1)


@command("l", modes=_HERE, hint="label", in_palette=False)
def disagreements_of_label(screen: AgreementScreen) -> None:
    """Show only the places with one label on either side."""
    screen.choose_label()


@command("d", modes=_HERE, hint="kind", in_palette=False)
def disagreements_of_kind(screen: AgreementScreen) -> None:
    """Show only one kind of difference: another label, other bounds, only mine, only theirs."""
    screen.choose_kind()


@command("o", modes=_HERE, hint="this document/all", in_palette=False)
def agreement_of_document(screen: AgreementScreen) -> None:
    """Compare this document alone, or all of them."""
    screen.toggle_document()


@command("0", modes=_HERE, in_palette=False)
def every_disagreement(screen: AgreementScreen) -> None:
    """Show every place again."""
    screen.show_everything()


@command("r", modes=_HERE, hint="compare again", in_palette=False)
def compare_again(screen: AgreementScreen) -> None:
    """Compare the two files as they are now."""
    screen.compare_again()
