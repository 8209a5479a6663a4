"""What a layout file may say of head styles (题式): grounds, rules, corners and ornaments of heads."""

from typing import Annotated, Literal

from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.layout.styles import Align


class HeadFile(Located, frozen=True, kw_only=True):
    """How a head that asks for it is dressed. `ground` lies behind kicker, headline and deck, as wide as the head; the
    rules stand over and under them, corner marks at their four corners; `air` is the white between these and
    the type, in per cent of the headline's size.

    The ornament stands before the headline, or at both of its ends.
    """

    ink: str = "black"
    ground: str | None = None
    over: str | None = None
    under: str | None = None
    corners: str | None = None
    ornament: Literal["bar", "square", "diamond"] | None = None
    ornament_ink: str = "black"
    ends: bool = False
    align: Align | None = None
    air: Annotated[float, Meta(ge=0, le=100)] = 20
