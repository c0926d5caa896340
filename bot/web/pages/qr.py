"""A QR code drawn into a page, for sheets that are printed."""

import io

import segno
from markupsafe import Markup


def drawn_code(address: str, scale: int = 4) -> Markup:
    """An address of ours as an SVG element, to be put into the page as it is; `scale`: pixels a square."""
    picture = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", scale=scale, border=4, light="#fff", xmldecl=False, svgns=False)
    # Drawn here from an address of ours: nothing that anybody wrote is in it.
    return Markup(picture.getvalue().decode())  # noqa: S704
