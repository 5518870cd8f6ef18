# SPDX-License-Identifier: Apache-2.0
"""Where the keys and values of a TOML text stand."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.config.places import places

TEXT = r"""
# [not.a.table]
select = ["BOT", 'TAB', # "no item"
  QQQW\"EBQQQ, '''T''XT''']
"a key" = 1
a.b . "c.d" = "x = 3" # = 4
severity = { BOT001 = "error", "TAB 1" = [1, [2, 3],] }

[ tool . copylint ]
date = 2026-01-31
[[overrides]]
files = [
]
[overrides.severity]
BOT = "note"
[[overrides]]
files = ["x"]
[[overrides.deep]]
[[overrides.deep]]
y = true
""".replace("QQQ", '"' * 3)


def values(data: object, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Every value of what tomllib read, by path."""
    found = {path: data} if path else {}
    if isinstance(data, dict):
        for key, value in data.items():
            found |= values(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            found |= values(value, (*path, number))
    return found


def test_each_value_is_found_where_it_is_written() -> None:
    """Keys stand at their names, values at their first sign, whatever the syntax."""
    found = places(TEXT)
    assert found.keys() == values(tomllib.loads(TEXT)).keys()
    for path, written in {
        ("select",): '["BOT"',
        ("select", 2): '"""W\\"EB"""',
        ("select", 3): "'''T",
        ("a", "b", "c.d"): '"x = 3"',
        ("severity", "TAB 1", 1, 0): "2, 3",
        ("tool", "copylint", "date"): "2026-01-31",
        ("overrides", 0): "[[overrides]]\nfiles = [\n",
        ("overrides", 0, "severity", "BOT"): '"note"',
        ("overrides", 1, "files", 0): '"x"',
        ("overrides", 1, "deep", 1, "y"): "true",
    }.items():
        assert TEXT.startswith(written, found[path].value), path
    for key, written in {
        ("a key",): '"a key" =',
        ("a", "b", "c.d"): '"c.d" =',
        ("severity", "TAB 1"): '"TAB 1" =',
        ("overrides", 0, "severity"): "severity]\n",
        ("overrides", 1, "deep", 1, "y"): "y = true",
    }.items():
        assert TEXT.startswith(written, found[key].key), key


def test_line_ends_of_windows() -> None:
    """The places are those of the text as it is."""
    text = TEXT.replace("\n", "\r\n")
    assert places(text).keys() == places(TEXT).keys()
    found = places(text)["overrides", 1, "deep", 1, "y"]
    assert text.startswith("y = true", found.key)


_keys = st.text("ab-é \"'.#=[]", min_size=1, max_size=4)
_scalars = st.one_of(st.integers(), st.booleans(), st.text("ab\"'\\#[]{}=,\n\té", max_size=6))
_data = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys, inner, max_size=3)),
    max_leaves=8,
)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[ {', '.join(map(_written, value))} ]"
    assert isinstance(value, dict)
    return f"{{ {', '.join(f'{_quoted(key)} = {_written(item)}' for key, item in value.items())} }}"


@settings(max_examples=150)
@given(st.dictionaries(_keys, _data, max_size=4))
def test_any_toml(data: dict[str, Any]) -> None:
    """Every value of any TOML has a place, and what stands there is the value."""
    text = "".join(f"{_quoted(key)} = {_written(value)} # x\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    found = places(text)
    wanted = values(data)
    assert found.keys() == wanted.keys()
    for path, value in wanted.items():
        assert text.startswith(_written(value), found[path].value)
