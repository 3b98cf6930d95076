"""All that is wrong with an annotation file, gathered so that one report says it."""

from __future__ import annotations

from workbench.errors import UnreadableFile


class Faults:
    """Gathers faults with their places while a file is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: dict[str, int] = {}

    def add(self, line: int, path: str, sentence: str) -> None:
        """Notes a fault: the line (0 where it is not known), the way to the value, what it is."""
        places = [f"line {line}"] if line else []
        if path:
            places.append(path)
        said = f"{', '.join(places)}: {sentence}" if places else sentence
        self._found.setdefault(said, line)

    def check(self) -> None:
        """Raises UnreadableFile with all faults, in order of their lines, where there are any."""
        said = sorted(self._found, key=self._found.__getitem__)
        if len(said) == 1:
            raise UnreadableFile(f"{self._name}, {said[0]}", hint=_HINT)
        if said:
            told = "; ".join(said)
            raise UnreadableFile(f"{self._name} has {len(said)} faults: {told}", hint=_HINT)


_HINT = "nothing was read; the Recommendation https://www.w3.org/TR/annotation-model/ has the rules"
