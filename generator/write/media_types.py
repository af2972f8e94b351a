"""What kind of content a file has, by its name."""

import mimetypes

_TYPES = mimetypes.MimeTypes()
"""Python's own list: that of the system differs from machine to machine, and some say that scripts are plain text."""
for _suffix, _type in (
    (".js", "text/javascript"),
    (".woff2", "font/woff2"),
    (".webmanifest", "application/manifest+json"),
    (".md", "text/markdown"),
    (".webp", "image/webp"),
    (".bib", "application/x-bibtex"),
    (".ris", "application/x-research-info-systems"),
):
    _TYPES.add_type(_type, _suffix)


_BY_NAME = {"linkset.json": "application/linkset+json", "feed.json": "application/feed+json"}


def media_type_of(path: str) -> str:
    """Return the media type of a file, "text/html"."""
    own = _BY_NAME.get(path.rpartition("/")[2])
    return own or _TYPES.guess_type(path, strict=True)[0] or "application/octet-stream"
