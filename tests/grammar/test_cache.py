# SPDX-License-Identifier: Apache-2.0
"""The cache of LanguageTool's answers: several processes, broken files, folders of others."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from copylint.grammar.cache import Cache, key

WRITER = """
import sys
from pathlib import Path
from copylint.grammar.cache import Cache
cache = Cache(Path(sys.argv[1]))
for number in range(150):
    cache.put({b"%b-%d" % (sys.argv[2].encode(), number): sys.argv[2], b"both-%d" % number: "same"})
    assert cache.get([b"both-%d" % number]) == {b"both-%d" % number: "same"}
cache.close()
"""


def database(folder: Path) -> Path:
    """The file of a cache."""
    (path,) = folder.glob("grammar-*.sqlite3")
    return path


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Both write and read at the same time; nothing that they wrote is lost."""
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in ("a", "b")]
    assert [process.wait() for process in running] == [0, 0]
    cache = Cache(tmp_path)
    wanted = [b"%b-%d" % (name, number) for name in (b"a", b"b", b"both") for number in range(150)]
    assert cache.get(wanted).keys() == set(wanted)


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\xff" * 4000, b""])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """It answers nothing, goes, and the next one works."""
    first = Cache(tmp_path)
    first.put({b"k": "v"})
    first.close()
    database(tmp_path).write_bytes(content)
    cache = Cache(tmp_path)
    assert cache.get([b"k"]) == {}
    cache.put({b"k": "w"})
    cache.close()
    assert Cache(tmp_path).get([b"k"]) == {b"k": "w"}


def test_a_file_that_breaks_while_it_is_open(tmp_path: Path) -> None:
    """A table that is gone costs the answers and is no error."""
    cache = Cache(tmp_path)
    cache.put({b"k": "v"})
    with sqlite3.connect(database(tmp_path)) as other:
        other.execute("DROP TABLE answers")
    assert cache.get([b"k"]) == {}
    cache.put({b"k": "w"})
    assert Cache(tmp_path).get([b"k"]) == {b"k": "w"}


def test_a_locked_database_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process holds is not removed; the answer is asked for again."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout, **more: connect(path, timeout=timeout / 100, **more))
    cache = Cache(tmp_path)
    cache.put({b"k": "v"})
    with connect(database(tmp_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.get([b"k"]) == {}
        cache.put({b"l": "w"})
    assert cache.get([b"k", b"l"]) == {b"k": "v"}


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_folder_that_others_can_write_is_not_used(tmp_path: Path) -> None:
    """What a stranger may have put there tells nobody anything."""
    tmp_path.chmod(0o777)
    cache = Cache(tmp_path)
    cache.put({b"k": "v"})
    assert cache.get([b"k"]) == {}
    assert list(tmp_path.iterdir()) == []


def test_keys_are_of_all_that_is_sent() -> None:
    """Version, names and values count, each for itself; their order does not."""
    same = key("6.8", {"a": "1", "b": "2"})
    assert same == key("6.8", {"b": "2", "a": "1"})
    others = [
        ("6.9", {"a": "1", "b": "2"}),
        ("6.8", {"a": "12", "b": ""}),
        ("6.8", {"a": "1"}),
        ("6.8", {"a": "2", "b": "1"}),
    ]
    assert len({same, *(key(version, fields) for version, fields in others)}) == 5
