"""A portrait, or another picture."""

from generator.model.value import value


@value
class Photo:
    """A person's photo, or a picture of a page, as it lay on disk, known to be a picture of a bounded size."""

    content: bytes
    width: int
    """In pixels, upright."""
    height: int
    digest: str
    """Stands for the content wherever it is compared."""
