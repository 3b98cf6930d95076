"""A plot of times over sizes as SVG, both scales logarithmic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

_WIDTH, _HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 240, 56, 52
_COLOURS = ("#b23a48", "#3b5998", "#0b6e4f", "#8a6d00")


class Line(NamedTuple):
    """What one method takes."""

    name: str
    middle: Mapping[int, float]
    """Milliseconds at the median by size."""
    slow: Mapping[int, float]
    """At the 95th percentile."""


def plot(title: str, across: str, lines: Sequence[Line]) -> str:
    """The picture: a solid line for the median, a dotted one for the 95th percentile."""
    sizes = sorted({size for line in lines for size in line.middle})
    times = [time for line in lines for part in line[1:] for time in part.values()]
    low, high = floor(log10(min(times))), ceil(log10(max(times)))
    frame = _Frame(log10(sizes[0]), log10(sizes[-1]), low, high)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="13" fill="#222">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="26" font-size="16">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="44" fill="#666">'
        "milliseconds a look-up; solid: median, dotted: 95th percentile</text>",
        *(frame.across(10**power) for power in range(low, high + 1)),
        *(frame.upwards(size) for size in sizes),
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) // 2}" y="{_HEIGHT - 10}"'
        f' text-anchor="middle">{escape(across)}</text>',
    ]
    lowest = 0.0
    for line, colour in zip(sorted(lines, key=_last, reverse=True), _COLOURS, strict=False):
        drawn += [frame.line(line.middle, colour, ""), frame.line(line.slow, colour, "2 5")]
        x, y = frame.place(sizes[-1], _last(line))
        lowest = max(y + 4, lowest + 16)  # names that stand close are moved apart
        drawn.append(f'<text x="{x + 12:.1f}" y="{lowest:.1f}" fill="{colour}">{line.name}</text>')
    return "\n".join((*drawn, "</svg>", ""))


def _last(line: Line) -> float:
    """The median at the largest size."""
    return line.middle[max(line.middle)]


class _Frame(NamedTuple):
    """The powers of ten at the edges."""

    left: float
    right: float
    low: int
    high: int

    def place(self, size: int, time: float) -> tuple[float, float]:
        x = (log10(size) - self.left) / max(1e-9, self.right - self.left)
        y = (log10(time) - self.low) / (self.high - self.low)
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return _LEFT + x * width, _TOP + (1 - y) * height

    def across(self, time: float) -> str:
        y = self.place(round(10**self.left), time)[1]
        return (
            f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{time:g} ms</text>'
        )

    def upwards(self, size: int) -> str:
        x = self.place(size, 10**self.low)[0]
        return (
            f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>'
            f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{size:,}</text>'
        )

    def line(self, times: Mapping[int, float], colour: str, dashes: str) -> str:
        places = [self.place(size, time) for size, time in sorted(times.items())]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"'
            f' stroke-dasharray="{dashes}"/><g fill="{colour}">{dots}</g>'
        )
