"""Pictures of free pages: in sizes that pages need, and without what the camera wrote into them."""

import io

from generator.model.photo import Photo
from generator.model.value import value
from generator.plan.page import Page
from generator.plan.slugs import slugify
from generator.plan.views.files import DataFile

_WIDTHS = (640, 1280)
"""In pixels: as wide as a text, for screens of one and of two dots a pixel."""
_QUALITY = 84


@value
class Picture:
    """A picture that pages may show."""

    path: str
    """Its address without width and ending: "talks/room"."""
    photo: Photo

    @property
    def digest(self) -> str:
        """Stands for the picture."""
        return f"{self.path} {self.photo.digest}"

    @property
    def widths(self) -> tuple[int, ...]:
        """The sizes that there are, in pixels, smallest first: never more than the picture has."""
        own = min(self.photo.width, _WIDTHS[-1])
        return (*(width for width in _WIDTHS if width < own), own)

    def file(self, width: int) -> str:
        """Return the address of one size."""
        return f"{self.path}-{width}.webp"

    @property
    def height(self) -> int:
        """In pixels, where it is as wide as its largest size."""
        return max(1, round(self.photo.height * self.widths[-1] / self.photo.width))


def picture_of(source: str, photo: Photo) -> Picture:
    """Return a picture with its address. source: the name of its file, "content/pages/talks/room.jpg"."""
    *folders, name = source.split("/")[2:]
    return Picture("".join(f"{slugify(folder)}/" for folder in folders) + slugify(name.rpartition(".")[0]), photo)


def picture_pages(picture: Picture) -> list[Page]:
    """Return the files of a picture."""
    return [Page(picture.file(width), picture_file, (picture, width), index=False) for width in picture.widths]


def picture_file(picture: Picture, width: int) -> DataFile:
    """Make a picture of a width. Of a drawing or a screenshot the smaller one of two ways to write it."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - most sites have no picture

    with Image.open(io.BytesIO(picture.photo.content)) as original:
        drawn = original.format in ("PNG", "GIF")
        upright = ImageOps.exif_transpose(original).convert("RGBA" if original.mode in ("RGBA", "LA", "PA", "P") else "RGB")
        height = max(1, round(picture.photo.height * width / picture.photo.width))
        sized = upright if upright.width == width else upright.resize((width, height), Image.Resampling.LANCZOS)
    # Only the pixels: place, time and camera are nobody's business.
    plain = {"exif": b"", "icc_profile": b"", "xmp": b"", "method": 4}
    ways = [{"quality": _QUALITY}, *([{"lossless": True, "quality": 60}] if drawn else [])]
    files = []
    for way in ways:
        file = io.BytesIO()
        sized.save(file, "WEBP", **way, **plain)
        files.append(file.getvalue())
    return DataFile(min(files, key=len))
