"""A portrait."""

from generator.model.value import value


@value
class Photo:
    """A person's photo, as it lay in their folder, known to be a picture of a bounded size."""

    content: bytes
    width: int
    """In pixels, upright."""
    height: int
    digest: str
    """Stands for the content wherever it is compared."""
