"""The base of every model."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Immutable, closed and strict: what has been validated once can be trusted everywhere after."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
