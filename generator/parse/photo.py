"""A picture file of a stranger -> Photo: opened far enough to know that it is one, and how large it is."""

import hashlib
import io
import warnings

from generator.diagnostics.codes import note
from generator.diagnostics.diagnostic import Diagnostic, Span
from generator.model.photo import Photo

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""Others have decoders that see fewer pictures, and more attacks."""
_MOST_PIXELS = 50_000_000
"""What a camera takes. A few bytes may claim to be far more, and would fill the memory."""
_SMALLEST = 64


def parse_photo(content: bytes, source: str) -> tuple[Photo | None, tuple[Diagnostic, ...]]:
    """Read a portrait's size; None and a note if it is no picture, or too small or too large to be shown."""
    return parse_picture(content, source, smallest=_SMALLEST, code="bad-photo")


def parse_picture(
    content: bytes, source: str, *, smallest: int = 1, code: str = "bad-picture"
) -> tuple[Photo | None, tuple[Diagnostic, ...]]:
    """Read a picture's size. smallest: in pixels, of the shorter side. code: of the note if it cannot be shown."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - most sites have no photo

    at = Span(source=source)
    try:
        with warnings.catch_warnings():
            # A picture that is too large is refused below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > _MOST_PIXELS:
                    return None, (note(code, at, reason=f"it has {width:,} by {height:,} pixels"),)
                if min(width, height) < smallest:
                    return None, (note(code, at, reason=f"it is only {width} by {height} pixels small"),)
                width, height = ImageOps.exif_transpose(picture).size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None, (note(code, at, reason="it is not a picture that can be read"),)
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    return Photo(content, width, height, digest), ()
