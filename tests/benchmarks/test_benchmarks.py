# SPDX-License-Identifier: Apache-2.0
"""What measures must itself be right: articles of the size asked for, ratios the right way round, true peaks."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a function from a name to a module
    """A function that gives a script of benchmarks/ as a module."""
    monkeypatch.setattr(sys, "path", [*sys.path])

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", ROOT / "benchmarks" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


def test_articles_are_written_as_asked(script: Any, tmp_path: Path) -> None:  # noqa: ANN401 - see `script`
    """Count, size, language and suffix; the same seed gives the same bytes."""
    corpus = script("corpus")
    paths = corpus.write(tmp_path / "a", 5, 3000, language="en", suffix=".md", seed=2)
    assert [path.name for path in paths] == [f"en-{number:05d}.md" for number in range(5)]
    assert all(3000 <= path.stat().st_size < 4500 for path in paths)
    again = corpus.write(tmp_path / "b", 5, 3000, language="en", suffix=".md", seed=2)
    assert [path.read_bytes() for path in paths] == [path.read_bytes() for path in again]
    mixed = corpus.write(tmp_path / "c", 6, 1000)
    assert [path.name[:2] + path.suffix for path in mixed] == ["fr.md", "fr.md", "en.md", "fr.txt", "fr.txt", "en.txt"]


def test_hostile_texts_have_their_size(script: Any) -> None:  # noqa: ANN401 - see `script`
    """Each is as long as asked, and longer when asked for more."""
    for name, text in script("hostile").TEXTS.items():
        assert 900 <= len(text(1000)) <= 1100, name
        assert len(text(10_000)) > 5 * len(text(1000)), name


def test_growth_is_told(script: Any) -> None:  # noqa: ANN401 - see `script`
    """Ten times the text in ten times the time is 10; what did not end is more than any limit; noise is none."""
    hostile = script("hostile")
    assert hostile._growth(0.2, 1.2, 10.2)[1] == pytest.approx(10)  # noqa: SLF001 - what is tested
    assert hostile._growth(0.2, 1.2, None)[1] == float("inf")  # noqa: SLF001 - see above
    assert hostile._growth(0.2, 0.2, 0.3)[1] < 10  # noqa: SLF001 - see above


def test_a_table_says_how_much_longer_others_take(script: Any) -> None:  # noqa: ANN401 - see `script`
    """The first tool is 1; one that takes twice its time in each round is 2."""
    bench = script("bench")
    task = bench.Task("5 KB", ("a.md",), 5_000_000, 3)
    runs = {
        "copylint": [bench.Run(1.0, 0.9, 20.0), bench.Run(3.0, 0.9, 22.0)],
        "other": [bench.Run(2.0, 1, 9.0), bench.Run(6.0, 1, 9.0)],
    }
    rows = [line.split(" | ") for line in bench.table(task, runs, ["slow"]).splitlines() if line.startswith("| ")]
    assert rows[1][:3] == ["| copylint", "1.00", "2000"]
    assert rows[2][:3] == ["| other", "2.00", "4000"]
    assert rows[1][4] == "2.50"
    assert "slow" in bench.table(task, runs, ["slow"])


def test_a_process_is_measured_as_itself(script: Any, tmp_path: Path) -> None:  # noqa: ANN401 - see `script`
    """The peak is that of the command and not of what starts it; a larger one shows."""
    bench = script("bench")
    small = bench.process([sys.executable, "-I", "-S", "-c", "pass"], tmp_path)
    large = bench.process([sys.executable, "-I", "-S", "-c", "x = bytearray(80_000_000)"], tmp_path)
    bench._launcher().kill()  # noqa: SLF001 - it would wait for ever
    bench._launcher().wait()  # noqa: SLF001 - see above
    for pipe in (bench._launcher().stdin, bench._launcher().stdout):  # noqa: SLF001 - see above
        pipe.close()
    assert small.peak < 40
    assert large.peak > small.peak + 60
    assert large.wall >= large.cpu * 0.2 > 0


def test_peers_that_are_missing_are_passed_over(script: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - see `script`
    """Only what is installed takes part; each peer has a command that names the files."""
    peers = script("peers")
    monkeypatch.setattr(peers, "PEERS", [peer._replace(needs=Path("/nowhere")) for peer in peers.PEERS])
    assert peers.present() == []
    for peer in script("peers").PEERS:
        assert peer.command(["a.md", "b.md"])[-2:] == ["a.md", "b.md"]
