# SPDX-License-Identifier: Apache-2.0
"""JSON that this program wrote, read without the package `json`, which takes longer to load than a start spends on it.

The reader of C behind `json.loads` is the same; `json` around it compiles patterns for what is not standard.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from json import loads
else:
    try:
        from _json import make_scanner  # what `json.scanner` takes
    except ImportError:  # an interpreter without it
        from json import loads
    else:

        class _Settings:
            """As `json.loads` has them where nothing is asked for."""

            strict = True
            object_hook = object_pairs_hook = array_hook = None
            parse_float, parse_int, parse_constant = float, int, float
            memo: "dict[str, str]" = {}  # noqa: RUF012 - emptied by the reader

        _read = make_scanner(_Settings())

        def loads(text: str) -> Any:  # noqa: ANN401 - plain data
            """The data of a JSON text without blanks around it.

            Raises:
                ValueError: it is none.
            """
            try:
                value, end = _read(text, 0)
            except StopIteration:
                msg = "no JSON"
                raise ValueError(msg) from None
            if end != len(text):
                msg = "more than JSON"
                raise ValueError(msg)
            return value


__all__ = ["loads"]
