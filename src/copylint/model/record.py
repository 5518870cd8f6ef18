# SPDX-License-Identifier: Apache-2.0
"""NamedTuple as the standard library's, made several times faster.

`typing.NamedTuple` checks each annotation and compiles a constructor for each class: 0.13 ms, and a check of one
article meets some 140 of them. Here the constructor is compiled once some tuples were made, and most classes of a run
make none or a few. A type checker sees `typing.NamedTuple`; instances behave, compare, print and pickle as its do.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter  # what collections.namedtuple takes

    _SELDOM = 100  # compiling takes as long as two hundred calls save

    def _make(cls, values):  # noqa: ANN001, ANN202 - as collections.namedtuple's
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            msg = f"Expected {len(cls._fields)} arguments, got {len(made)}"
            raise TypeError(msg)
        return made

    def _replace(self, /, **changes):  # noqa: ANN001, ANN003, ANN202 - see _make
        made = _make(type(self), map(changes.pop, self._fields, self))
        if changes:
            msg = f"Got unexpected field names: {list(changes)!r}"
            raise ValueError(msg)
        return made

    def _asdict(self):  # noqa: ANN001, ANN202 - see _make
        return dict(zip(self._fields, self, strict=True))

    def _values(self):  # noqa: ANN001, ANN202 - see _make
        return tuple(self)  # `tuple` itself, a class, would not be bound to the instance

    def _repr(self):  # noqa: ANN001, ANN202 - see _make
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in zip(self._fields, self, strict=True))})"

    def _constructor(owner):  # noqa: ANN001, ANN202 - see _make
        """A `__new__` that puts a compiled one in its place once it has been called some times."""
        calls = 0

        def new(cls, /, *values, **named):  # noqa: ANN001, ANN002, ANN003, ANN202 - see _make
            nonlocal calls
            calls += 1
            if calls > _SELDOM:
                made = owner[0].__new__ = _compiled(owner[0])
                return made(cls, *values, **named)
            fields = cls._fields
            if named or len(values) != len(fields):
                filled = {**cls._field_defaults, **dict(zip(fields, values)), **named}  # noqa: B905 - too many: see below
                said_twice = not named.keys().isdisjoint(fields[: len(values)])
                if said_twice or len(values) > len(fields) or filled.keys() != {*fields}:
                    return _compiled(owner[0])(cls, *values, **named)  # which says what is wrong
                values = [filled[field] for field in fields]
            return tuple.__new__(cls, values)

        return new

    def _compiled(cls):  # noqa: ANN001, ANN202 - see _make
        names = ", ".join(cls._fields)
        line = f"lambda _cls, {names}: _new(_cls, ({names}{',' if names else ''}))"
        made = eval(line, {"_new": tuple.__new__, "__builtins__": {}})  # noqa: S307 - names of a class's own fields
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__name__, made.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return made

    # What all have is inherited: a class whose body names special methods takes twice as long to make.
    _Record = type(
        "_Record",
        (tuple,),
        {"_make": classmethod(_make), "_replace": _replace, "_asdict": _asdict, "__repr__": _repr,
         "__getnewargs__": _values, "__slots__": ()},
    )  # fmt: skip

    class _Meta(type):
        def __new__(meta, name, bases, body):  # noqa: ANN001, ANN204, ARG004 - see _make
            annotations = body.get("__annotations__", {})
            fields = tuple(annotations)
            defaults = {field: body.pop(field) for field in fields if field in body}
            if list(defaults) != list(fields[len(fields) - len(defaults) :]):
                msg = f"a field without default follows one with default in {name}"
                raise TypeError(msg)
            owner = []
            body |= {
                "__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields,
                "__new__": _constructor(owner),
            }  # fmt: skip
            for at, field in enumerate(fields):
                body[field] = _tuplegetter(at, "")
            made = type(name, (_Record,), body)
            owner.append(made)
            return made

    def NamedTuple():  # noqa: ANN201, N802 - the name that it stands for
        """Never called: a base."""

    NamedTuple.__mro_entries__ = lambda _: (_Base,)
    _Base = type.__new__(_Meta, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
