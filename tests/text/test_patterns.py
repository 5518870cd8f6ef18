# SPDX-License-Identifier: Apache-2.0
"""Stored patterns do what compiled ones do, and a store that does not fit is not used."""

import json
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from copylint.text import patterns
from copylint.text.patterns import FLAGS, Lazy, Store, compiled, lazy, packed, use

SOURCES = [
    r"vos\s+consignes",
    r"(?P<a>x)|(?P<b>[é-ü]+)",
    r"(?<!\w)(?:tu|vous)\b",
    r"[\p{L}--[a-c]]",
    r"(?i:SEO)\d{1,3}?",
    r"(?s)a.*b",
]
STORED = [(source, int(flags)) for source in SOURCES for flags in (FLAGS, 0, regex.IGNORECASE)]
STORE = packed(STORED)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without stores and without patterns made."""
    monkeypatch.setattr(patterns, "_stores", [])
    monkeypatch.setattr(patterns, "_compiled", {})


@given(st.sampled_from(STORED), st.text(st.sampled_from("abxéÜ \nvostuconsignesSEO123"), max_size=60))
def test_a_stored_pattern_matches_as_the_compiled_one(stored: tuple[str, int], text: str) -> None:
    """Same places, same groups, same source and flags."""
    made, wanted = Store(STORE).get(*stored), regex.compile(*stored)
    assert made is not None
    assert (made.pattern, made.flags, made.groupindex) == (wanted.pattern, wanted.flags, wanted.groupindex)
    found = [(match.span(), match.groups(), match.groupdict()) for match in made.finditer(text)]
    assert found == [(match.span(), match.groups(), match.groupdict()) for match in wanted.finditer(text)]


def test_a_store_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a store in use holds is not compiled."""
    use(Store(STORE))
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled"))
    assert compiled(SOURCES[0]).search("vos  consignes")


def test_what_a_store_lacks_is_compiled() -> None:
    """A pattern that no store holds is compiled."""
    use(Store(STORE))
    assert compiled("autre").search("un autre")


def test_a_cut_or_changed_store_gives_no_wrong_pattern() -> None:
    """A store that is cut anywhere, or has one sign changed, gives the same patterns or none, and raises nothing."""

    def made(data: bytes) -> list[Any]:
        store = Store(data)
        found: list[Any] = [store.get(*stored) for stored in STORED]
        return [pattern and pattern._pickled_data for pattern in found]  # noqa: SLF001 - all that it is

    wanted = made(STORE)
    assert None not in wanted
    for at in range(0, len(STORE), 7):
        for data in (STORE[:at], STORE[:at] + bytes([STORE[at] ^ 1]) + STORE[at + 1 :]):
            pairs = [(pattern, right) for pattern, right in zip(made(data), wanted, strict=True) if pattern != right]
            assert pairs
            assert all(pattern is None for pattern, _ in pairs)


@pytest.mark.parametrize("change", [{"for": ["1999.1.1", 1, 4, "little"]}, {"form": 0}, {"keys": "a b"}])
def test_a_foreign_store_holds_nothing(change: dict[str, object]) -> None:
    """A store of another version or another form costs a compilation."""
    header, body = STORE.split(b"\n", 1)
    data = Store(patterns._line(json.loads(header[8:]) | change) + body)  # noqa: SLF001 - what a store of another version holds
    assert all(data.get(*stored) is None for stored in STORED)


@pytest.mark.parametrize("data", [b"", b"\n", b"[]\n", b"00000000[]\n", STORE.split(b"\n", 1)[1]])
def test_what_is_no_store_holds_nothing(data: bytes) -> None:
    """Whatever else it is, it raises nothing."""
    assert not Store(data)


def test_a_record_of_another_pattern_is_not_taken() -> None:
    """Two sources with one key are told apart by the source in the record."""
    header, body = STORE.split(b"\n", 1)
    data = json.loads(header[8:])
    first, second, *others = data["keys"].split()
    data["keys"] = " ".join([second, first, *others])
    crossed = Store(patterns._line(data) + body)  # noqa: SLF001 - see above
    assert sum(crossed.get(*stored) is None for stored in STORED) == 2


def test_a_lazy_pattern_is_made_when_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module's constant compiles nothing until a method is asked for, and then only once."""
    calls: list[str] = []
    real = regex.compile

    def counted(source: str, flags: int) -> "regex.Pattern[str]":
        calls.append(source)
        return real(source, flags)

    monkeypatch.setattr(regex, "compile", counted)
    pattern = lazy("x+", regex.IGNORECASE)
    assert calls == []
    assert pattern.findall("xxaX") == ["xx", "X"]
    assert pattern.search("x") is not None
    assert calls == ["x+"]
    assert any(made.key == ("x+", int(regex.IGNORECASE)) for made in Lazy.made)


@pytest.mark.parametrize("text", ["a|x", "xx|x", "", "x" * 5000 + "|x"])
def test_a_match_at_one_place_is_the_pattern_s(text: str) -> None:
    """`match` and `fullmatch` of a lazy pattern answer as the compiled pattern does."""
    pattern, wanted = lazy("[a-z]+[|](x)"), regex.compile("[a-z]+[|](x)")
    for at in range(min(len(text), 9)):
        for one, other in (
            (pattern.match(text, at), wanted.match(text, at)),
            (pattern.fullmatch(text, at), wanted.fullmatch(text, at)),
        ):
            assert (one and (one.span(), one.groups())) == (other and (other.span(), other.groups()))
