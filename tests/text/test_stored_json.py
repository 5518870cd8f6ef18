# SPDX-License-Identifier: Apache-2.0
"""The reader of stored JSON answers as `json.loads` does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.text.stored_json import loads

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN, st.booleans())
def test_it_reads_what_json_wrote(data: object, ascii_only: bool) -> None:
    """Whatever `json.dumps` writes comes back."""
    assert loads(json.dumps(data, ensure_ascii=ascii_only)) == data


@pytest.mark.parametrize("text", ["", "{", "[1", "nul", '"a', "{} {}", "[1],", '{"a":1}}', "\x00", '"\n"'])
def test_what_is_no_json_is_refused(text: str) -> None:
    """Anything else is a ValueError, as it is for `json.loads`."""
    with pytest.raises(ValueError):  # noqa: PT011 - the same class as that of `json`
        json.loads(text)
    with pytest.raises(ValueError):  # noqa: PT011 - see above
        loads(text)
