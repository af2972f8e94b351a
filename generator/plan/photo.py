"""A person's photo in the sizes that pages show it in: square, upright, and without what the camera wrote into it."""

import io

from generator.model.photo import Photo
from generator.plan.page import Page
from generator.plan.views.files import DataFile
from generator.plan.views.pieces import PhotoView

_WIDTHS = (96, 192, 320, 640)
"""In pixels: beside a name in a list and above a person's papers, each for screens of one and of two dots a pixel."""
_QUALITY = 82


def photo_view(photo: Photo, folder: str) -> PhotoView:
    """Return a photo for drawing. folder: where its files lie, "people/ada/"."""
    widths = _widths(photo)
    return PhotoView(tuple((_path(folder, width), width) for width in widths))


def photo_pages(photo: Photo, folder: str) -> list[Page]:
    """Return the files of a photo."""
    return [Page(_path(folder, width), photo_file, (photo, width), index=False) for width in _widths(photo)]


def _widths(photo: Photo) -> tuple[int, ...]:
    """Return the sizes that the photo is large enough for; at least the smallest."""
    side = min(photo.width, photo.height)
    return tuple(width for width in _WIDTHS if width <= side) or _WIDTHS[:1]


def _path(folder: str, width: int) -> str:
    return f"{folder}photo-{width}.webp"


def photo_file(photo: Photo, width: int) -> DataFile:
    """Make a square picture of a width, cut from the middle and, since faces are there, from the upper third."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - most sites have no photo

    with Image.open(io.BytesIO(photo.content)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA" if _has_alpha(picture.mode) else "RGB")
        square = ImageOps.fit(upright, (width, width), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
        file = io.BytesIO()
        # Only the pixels: place, time and camera are nobody's business.
        square.save(file, "WEBP", quality=_QUALITY, method=6, exif=b"", icc_profile=b"", xmp=b"")
    return DataFile(file.getvalue())


def _has_alpha(mode: str) -> bool:
    return mode in ("RGBA", "LA", "PA", "P")
