"""The weather as an editor writes it: a line, or days with figures (天气)."""

from __future__ import annotations

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.issue.service import Day, weather_line
from broadsheet.issue.weather_schema import WeatherFile


def read_weather(written: WeatherFile, findings: Findings) -> tuple[str | None, tuple[Day, ...]]:
    """The line and the days of a forecast; a low above the high is told (BS134), and both change places."""
    days = []
    for number, day in enumerate(written.days):
        low, high = day.low, day.high
        if low is not None and high is not None and low > high:
            wanted = Words(f"不高于 high（{high}）", f"no more than high ({high})")
            args = {"value": str(low), "wanted": wanted}
            findings.append(Diagnostic("BS134", written.where("days", number, "low"), args))
            low, high = high, low
        wind = day.wind.strip() if day.wind else None
        days.append(Day(day.day.strip(), day.sky.strip(), low, high, wind or None))
    line = (written.line or "").strip() or (weather_line(days[0]) if days else None)
    return line, tuple(days)
