"""The base of every model."""

from pydantic import BaseModel, ConfigDict

_sets: dict[frozenset[str], set[str]] = {}
"""One set of names for all models that were given the same fields."""


class Model(BaseModel):
    """Immutable, closed and strict: what has been validated once can be trusted everywhere after."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    def slim_down(self) -> None:
        """Share the names of the fields that were given with all models that were given the same, as those in this one do.

        Pydantic keeps a set of them with every model, a quarter of what a paper takes (100,000 papers: 150 MB of 1,150).
        Models are frozen, and a copy has a set of its own, so nobody sees the difference.
        """
        names = self.__pydantic_fields_set__
        shared = _sets.setdefault(frozenset(names), names.copy())
        if shared is names:
            # It was here before: a name, a category, a date is used in many places.
            return
        object.__setattr__(self, "__pydantic_fields_set__", shared)
        fields = self.__dict__
        for name in shared:
            value = fields.get(name)
            if type(value) is tuple:
                for one in value:
                    if isinstance(one, Model):
                        one.slim_down()
            elif isinstance(value, Model):
                value.slim_down()
