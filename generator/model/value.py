"""Values that we make ourselves from what has been validated: frozen and compared by their fields, but not checked again."""

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Make a class a slotted dataclass that is frozen for the type checker, and for nobody at run time.

    What `@dataclass(frozen=True)` generates for each class, to refuse what no type-checked program does, takes 0.5 ms, and
    a hundred such classes are a quarter of the time of a small build; a frozen value also takes twice as long to make.
    """
    for name, method in (("__eq__", _equals), ("__hash__", _hash), ("__repr__", _repr), ("__reduce__", _reduce)):
        setattr(cls, name, method)
    made = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    made.__init__ = _first  # type: ignore[assignment, method-assign]  # as it says
    return made


def _first(one: object, *args: object, **named: object) -> None:
    """Make the first value of a class, and the function that makes all others.

    What `@dataclass` writes for each class takes two thirds of the time that it takes, and of half of our classes a build
    makes no value (10 ms of the start).
    """
    cls: Any = next((base for base in type(one).__mro__ if base.__dict__.get("__init__") is _first), None)
    if cls is None:
        # Another thread has been quicker.
        type(one).__init__(one, *args, **named)
        return
    arguments, body, names = [], ["pass"], {}
    for each in fields(cls):
        name, default = each.name, f"_{each.name}_"
        if each.default is not MISSING:
            names[default] = each.default
        elif each.default_factory is not MISSING:
            names[default] = each.default_factory
        arguments.append(f"{name}={default}" if default in names else name)
        made = f"{name}() if {name} is {default} else {name}" if each.default_factory is not MISSING else name
        body.append(f"self.{name} = {made}")
    newline = "\n "
    exec(f"def __init__(self, {', '.join(arguments)}):{newline}{newline.join(body)}", names)  # noqa: S102 - names of fields
    cls.__init__ = names["__init__"]
    cls.__init__(one, *args, **named)


def _fields(one: object) -> tuple[object, ...]:
    return tuple([getattr(one, name) for name in one.__dataclass_fields__])  # type: ignore[attr-defined]  # it has them


def _equals(one: object, other: object) -> bool:
    return _fields(one) == _fields(other) if type(one) is type(other) else NotImplemented


def _hash(one: object) -> int:
    return hash(_fields(one))


def _repr(one: object) -> str:
    fields = zip(one.__dataclass_fields__, _fields(one), strict=True)  # type: ignore[attr-defined]  # as above
    return f"{type(one).__qualname__}({', '.join(f'{name}={field!r}' for name, field in fields)})"


def _reduce(one: object) -> tuple[type, tuple[object, ...]]:
    """Travel between processes as a class and its arguments: half the time of a state with names."""
    return type(one), _fields(one)
