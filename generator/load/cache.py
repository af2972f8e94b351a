"""Files of the cache: each is sealed with a checksum of itself, so that a damaged one is never taken for memory.

Free of imports that take time: an unchanged build needs little else.
"""

import os
import zlib

_MARK = b"oeuvre cache 1"
DAMAGED = "the cache is damaged and was ignored"
"""What there is to tell of it."""


class DamagedError(Exception):
    """A file of the cache that is there and cannot be used."""


def read_sealed(path: str) -> bytes | None:
    """Return what a file of the cache holds; None if there is none. Raises DamagedError for anything but what was kept."""
    try:
        with open(path, "rb") as file:
            head, body = file.readline(len(_MARK) + 40), file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedError(path) from error
    if head != _head(body):
        raise DamagedError(path)
    return body


def is_sealed(path: str) -> bool:
    """Tell whether a file looks like one of the cache, so that it may be deleted."""
    try:
        with open(path, "rb") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


def keep_sealed(path: str, body: bytes) -> bool:
    """Keep something in the cache, all of it or nothing.

    False if that is not possible: it is only a memory, and without it the next build takes longer and nothing else.
    """
    temporary = f"{path}.new"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(_head(body))
            file.write(body)
        os.replace(temporary, path)
    except OSError:
        return False
    return True


def _head(body: bytes) -> bytes:
    return b"%b %d %08x\n" % (_MARK, len(body), zlib.crc32(body))
