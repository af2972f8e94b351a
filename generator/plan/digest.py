"""Digests: short values that stand for what something was made from."""

import hashlib

from pydantic_core import to_json


def digest_of(*parts: bytes) -> str:
    """Return 32 hexadecimal digits for some bytes; how they are parted counts."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def digest_of_parts(parts: tuple[object, ...]) -> str:
    """Return what stands for some values: plain data, models and dataclasses by their content, others by their `digest`."""
    return digest_of(*(_bytes_of(part) for part in parts))


def _bytes_of(part: object) -> bytes:
    digest = getattr(part, "digest", None)
    return digest.encode() if isinstance(digest, str) else to_json(part, fallback=_own_digest)


def _own_digest(value: object) -> str:
    digest = getattr(value, "digest", None)
    if not isinstance(digest, str):
        raise TypeError(f"nothing stands for a {type(value).__name__}")
    return digest
