"""What an issue file may say of the weather, day by day."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located

_Degrees = Annotated[int, Meta(ge=-90, le=70)]


class DayFile(Located, frozen=True, kw_only=True):
    """The weather of one day."""

    day: Annotated[str, Meta(min_length=1, title="哪一天", description="如 今天、周二。 / Such as today.")]
    sky: Annotated[
        str,
        Meta(
            min_length=1,
            title="天空",
            description="如 晴、多云转小雨，图案由它来。 / In words; its symbols follow from them.",
        ),
    ]
    low: Annotated[_Degrees | None, Meta(title="低温", description="摄氏度。 / Degrees Celsius.")] = None
    high: Annotated[_Degrees | None, Meta(title="高温", description="摄氏度。 / Degrees Celsius.")] = None
    wind: Annotated[str | None, Meta(title="风", description="如 北风3级。 / Such as “北风3级”.")] = None


class WeatherFile(Located, frozen=True, kw_only=True):
    """The weather: a line for the nameplate, and the days of the forecast."""

    days: Annotated[
        tuple[DayFile, ...], Meta(title="预报", description="一天一项。 / The forecast, day by day.")
    ] = ()
    line: Annotated[
        str | None,
        Meta(
            title="一行",
            description="报头上的一行；不写则取第一天。 / The line of the nameplate; the first day's if absent.",
        ),
    ] = None
