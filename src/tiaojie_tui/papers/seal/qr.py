"""The QR code in the footer: what stands on the paper, for a camera (ISO/IEC 18004)."""

import io

ERROR_LEVEL = "m"
"""Reads on when up to 15 % of it is soiled or worn."""
QUIET = 4
"""White modules around it, as the standard wants."""
PIXELS = 8
"""A side of one module: more than 300 dots per inch on paper, whatever the text."""
MM = 18.0
"""A side of the printed picture, quiet zone included: modules of 0.35 to 0.5 mm, which phones read."""


def png(text: str) -> bytes:
    """A black and white picture of the text; the same text gives the same bytes.

    Raises ``ValueError`` for a text that no QR code holds.
    """
    import segno

    # UTF-8, or hanzi would be coded as Japanese. Not compressed: compressing libraries differ.
    code = segno.make(text, error=ERROR_LEVEL, encoding="utf-8", mode="byte", micro=False, boost_error=False)
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=PIXELS, border=QUIET, compresslevel=0)
    return buffer.getvalue()
