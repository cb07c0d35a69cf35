"""Draws records a second and the memory of a worker by the number of records, as a picture that stands on its own."""

from __future__ import annotations

from typing import Any

import svg

_WIDE, _HIGH, _LEFT, _TOP, _BAR = 720, 250, 80, 58, 34
_BLUE, _GREEN, _INK, _LINE = "#12436d", "#0b5a37", "#1b2733", "#d9dee3"
_FONT = "system-ui, Arial, sans-serif"


def plot(found: dict[str, Any]) -> str:
    """Return the picture as SVG: a pair of bars for each size, with its figures in words."""
    sizes = found["sizes"]
    rates = {size: row["two"]["records"] / row["two"]["wall"] for size, row in sizes.items()}
    memory = {size: row["two"]["worker_mb"] for size, row in sizes.items()}
    elements: list[svg.Element] = [svg.Rect(x=0, y=0, width=_WIDE, height=_HIGH, fill="#ffffff")]
    elements += _panel(0, "Records a second, two workers", rates, _BLUE, "{:.0f}")
    elements += _panel(_WIDE // 2, "Memory of a worker at its peak, MB", memory, _GREEN, "{:.0f} MB")
    title = f"Audits of {', '.join(f'{int(size):,}' for size in sizes)} records on {found['machine']['cores']} cores"
    drawn = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, _WIDE, _HIGH), xmlns="http://www.w3.org/2000/svg", extra={"role": "img"},
        elements=[svg.Title(text=title), *elements],
    )  # fmt: skip
    return drawn.as_str() + "\n"


def _panel(left: int, title: str, values: dict[str, float], colour: str, form: str) -> list[svg.Element]:
    most = max(values.values()) or 1
    room = _WIDE // 2 - _LEFT - 90
    drawn: list[svg.Element] = [_text(left + 20, 32, title, bold=True)]
    for number, (size, value) in enumerate(values.items()):
        y = _TOP + number * (_BAR + 22)
        wide = max(2, round(room * value / most))
        drawn += [
            _text(left + 20, y + 22, f"{int(size):,}"),
            svg.Rect(x=left + _LEFT, y=y, width=wide, height=_BAR, rx=3, fill=colour),
            _text(left + _LEFT + wide + 8, y + 22, form.format(value)),
        ]
    line = svg.Line(x1=left + _LEFT, y1=_TOP - 8, x2=left + _LEFT, y2=_HIGH - 20, stroke=_LINE, stroke_width=1)
    return [line, *drawn]


def _text(x: int, y: int, words: str, *, bold: bool = False) -> svg.Text:
    weight = "bold" if bold else "normal"
    return svg.Text(
        x=x, y=y, text=words, fill=_INK, font_family=_FONT, font_size=15 if bold else 14, font_weight=weight
    )
