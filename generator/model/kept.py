"""Models that are kept as they were written down, and read only when somebody looks at one.

After an edit of one of ten thousand papers nobody looks at the others: to make them all takes 0.25 s, to leave them 0.01 s.
"""

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic_core import to_json

from generator.model.base import Model

_RECORD, _GIST = "_record", "_gist"
_new, _set = object.__new__, object.__setattr__


class Kept(Model):
    """A model that knows its record, and may be nothing else so far.

    Both forms are the same to everybody: whatever is asked of a model that has not been read yet reads it.
    """

    _apart: ClassVar[frozenset[str]] = frozenset()
    """Fields that are no part of the record: where something stands, not what it says."""

    @classmethod
    def of_record(cls, record: bytes, gist: object, **apart: object) -> Self:
        """Return a model by its record, and what `gist` is to return. apart: the fields that are no part of the record."""
        model = _new(cls)
        _set(model, "__dict__", {_RECORD: record, _GIST: gist, **apart})
        return model

    @property
    def record(self) -> bytes:
        """All that it says, as JSON; equal models have equal records."""
        record = self.__dict__.get(_RECORD)
        if record is not None:
            return bytes(record)
        return self.__pydantic_serializer__.to_json(self, exclude=set(self._apart), exclude_defaults=True)

    @property
    def is_read(self) -> bool:
        """False as long as it is kept as its record only."""
        return _RECORD not in self.__dict__

    @property
    def gist(self) -> object | None:
        """What somebody has made of the record, and kept here; None if nobody has."""
        return self.__dict__.get(_GIST)

    def keep_gist(self, gist: object) -> None:
        """Keep what was made of the record for as long as the model lives."""
        self.__dict__[_GIST] = gist

    def slim_down(self) -> None:
        """As of any model; one that has not been read has nothing to share."""
        if self.is_read:
            super().slim_down()

    def placed(self, **apart: object) -> Self:
        """Return the same at another place. apart: fields that are no part of the record; it and the gist stay."""
        if self.is_read:
            placed = copy(self)
            placed.__dict__.update(apart)
            placed.__dict__.update({_GIST: self.gist} if self.gist is not None else {})
            return placed
        placed = _new(type(self))
        _set(placed, "__dict__", {**self.__dict__, **apart})
        return placed

    def _read(self) -> None:
        """Become a model like any other. Several threads may do so at once: the whole is exchanged at one moment."""
        kept = self.__dict__
        record = kept.get(_RECORD)
        if record is None:
            return
        apart = {name: value for name, value in kept.items() if name not in (_RECORD, _GIST)}
        whole = b"{" + b",".join(filter(None, (to_json(apart)[1:-1], record[1:-1]))) + b"}"
        read = type(self).model_validate_json(whole)
        for slot in ("__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__"):
            _set(self, slot, getattr(read, slot))
        _set(self, "__dict__", {**read.__dict__, _GIST: kept[_GIST]})

    if not TYPE_CHECKING:
        # Otherwise any name would be a field to the type checker.
        def __getattr__(self, name: str) -> Any:
            self._read()
            return self.__dict__[name] if name in self.__dict__ else super().__getattr__(name)

    # What looks at all fields at once.
    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]  # as pydantic's own
        self._read()
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        for one in (self, other):
            if isinstance(one, Kept):
                one._read()
        return super().__eq__(other)

    def __hash__(self) -> int:
        self._read()
        return hash(self.record)

    def __repr_args__(self) -> Any:
        self._read()
        return super().__repr_args__()

    def __copy__(self) -> Self:
        """Return a copy, whose fields may be exchanged; so the gist stays behind."""
        self._read()
        copied = super().__copy__()
        copied.__dict__.pop(_GIST, None)
        return copied

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        self._read()
        return super().__deepcopy__(memo)

    def __getstate__(self) -> dict[Any, Any]:
        self._read()
        return super().__getstate__()

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the fields."""
        self._read()
        return super().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """Return the fields as JSON."""
        self._read()
        return super().model_dump_json(**options)
