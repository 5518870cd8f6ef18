# SPDX-License-Identifier: Apache-2.0
"""Literals as they lie in a bundle: the same answer as looking for each."""

import pickle
from binascii import crc32

from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.rulebook.stored import SUM, Source, StoredGrams, StoredMapping, grams_of

SIGNS = "abc'é†\ud800"
WORDS = st.text(SIGNS, min_size=1, max_size=12)


@settings(max_examples=200)
@given(
    st.dictionaries(WORDS, st.sets(st.integers(0, 999), max_size=3), max_size=12),
    st.lists(WORDS, max_size=3),
    st.text(SIGNS + " ", max_size=60),
    st.binary(max_size=3),
)
def test_it_finds_what_stands_there(owners: dict[str, set[int]], more: list[str], text: str, before: bytes) -> None:
    """Exactly the literals that the text contains are found, each with its owners, wherever in a bundle they lie."""
    text = " ".join([text, *more, *list(owners)[::2]])
    data, counts = grams_of(owners)
    grams = StoredGrams(before + data + b"rest", len(before), counts)
    wanted = {word: tuple(sorted(of)) for word, of in owners.items()}
    assert grams.find(text) == {word: of for word, of in wanted.items() if word in text}
    assert dict(grams.items()) == wanted
    assert all(grams.owners(word) == of for word, of in wanted.items())
    assert grams.owners("zzzzzzzzz") == grams.owners("zzzz") == grams.owners("z") == ()
    assert bool(len(grams)) == bool(owners)
    assert grams.find("") == {}


def test_a_mapping_travels_without_the_bundle() -> None:
    """What another process gets is the plain mapping, and nothing is lost on the way."""
    part = '{"fr":"é","en":"e"}'.encode()
    record = crc32(part).to_bytes(SUM, "little") + part
    bundle = b"x" + record + b" " * 1000
    source = Source(lambda start, length: bundle[start : start + length], tuple)
    stored = StoredMapping(source, 1, len(record), 0)
    assert stored == {"fr": "é", "en": "e"}
    assert stored.plain is stored.plain
    assert pickle.loads(pickle.dumps(stored)) == stored  # noqa: S301 - our own
    assert len(pickle.dumps(stored)) < len(bundle)
