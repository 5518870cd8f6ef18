# SPDX-License-Identifier: Apache-2.0
"""Stored patterns do what compiled ones do, and a store that does not fit is not used."""

import json

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


def damaged() -> list[bytes]:
    """Stores that are cut, foreign, of another version, or changed by one byte."""
    header, body = STORE.split(b"\n", 1)
    foreign = json.loads(header) | {"regex": "1999.1.1"}
    other = json.loads(header) | {"form": 0}
    return [
        b"",
        b"\n",
        STORE[:40],
        STORE[:-1],
        b"[]\n" + body,
        header + b"\n" + body[:-4] + b"AAAA",
        json.dumps(foreign).encode() + b"\n" + body,
        json.dumps(other).encode() + b"\n" + body,
    ]


@pytest.mark.parametrize("which", range(8))
def test_a_damaged_store_holds_nothing(which: int) -> None:
    """A corrupt, half-written or foreign store costs a compilation, never a wrong answer."""
    data = damaged()[which]
    assert all(Store(data).get(*stored) is None for stored in STORED)


def test_a_record_of_another_pattern_is_not_taken() -> None:
    """Two sources with one key are told apart by the source in the record."""
    header, body = STORE.split(b"\n", 1)
    data = json.loads(header)
    first, second, *_ = data["places"]
    data["places"][first] = data["places"][second]
    crossed = Store(json.dumps(data).encode() + b"\n" + body)
    assert sum(crossed.get(*stored) is None for stored in STORED) == 1


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
