# SPDX-License-Identifier: Apache-2.0
"""What a run sets aside in each of its files, found before the first is checked.

Everything is read here and in the run's own process: a worker is told data, and a broken file of waivers stops the run
before anything was repaired.
"""

from copylint.config.settings import Config
from copylint.model.record import NamedTuple
from copylint.run.baseline import Baselines
from copylint.run.changed import Changes
from copylint.run.files import File
from copylint.run.paths import STDIN, STDIN_SHOWN
from copylint.run.sift import Aside
from copylint.run.waiver_notices import WaiverNotices
from copylint.run.waivers import Waiver, WaiverFile, Waivers


class Sources(NamedTuple):
    """What a run is told to set aside beside what its configuration says.

    Attributes:
        waivers: whether files of waivers are read.
        diff_from: the git ref since which lines must have changed, "" for all lines.
    """

    waivers: bool = False
    diff_from: str = ""


class Asides:
    """What is set aside, file by file.

    Args:
        sources: see there.
        cwd: the working directory, absolute.
        date: the day of the check as ISO 8601; a waiver that expired before it does not count.

    Raises:
        ConfigError: git cannot say what has changed.
    """

    def __init__(self, sources: Sources, cwd: str, date: str) -> None:
        """See the class."""
        self._waivers = Waivers(cwd) if sources.waivers else None
        self._baselines = Baselines()
        self._changes = Changes(sources.diff_from, cwd) if sources.diff_from else None
        self._date = date
        self._governed: dict[str, tuple[WaiverFile, str]] = {}
        self._by_name: dict[str, dict[str, tuple[Waiver, ...]]] = {}

    def left_out(self, file: File) -> bool:
        """Whether nothing in a file has changed."""
        asked = self._changes is not None and file.path != STDIN and not file.refused
        return asked and self._changes is not None and self._changes.of(file.path) is None

    def of(self, file: File, config: Config) -> Aside | None:
        """What is set aside in a file; None where nothing can be.

        Raises:
            ConfigError: waivers or the baseline cannot be read.
        """
        if file.refused:
            return None
        path = file.shown if file.path == STDIN else file.path
        changed = self._changes.of(path) if self._changes is not None and file.path != STDIN else None
        baseline = self._baselines.known(path, config.baseline) if config.baseline else None
        waivers: tuple[Waiver, ...] = ()
        named = self._waivers is not None and path != STDIN_SHOWN
        found = self._waivers.of(path) if self._waivers is not None and named else None
        if found is not None:
            self._governed[file.shown] = found
            waivers = self._counting(found[0]).get(found[1], ())
        return Aside(waivers, baseline, changed) if waivers or changed or baseline is not None else None

    def _counting(self, file: WaiverFile) -> dict[str, tuple[Waiver, ...]]:
        """The waivers of a file of waivers that have not expired, by the file that they name."""
        if file.path not in self._by_name:
            names: dict[str, list[Waiver]] = {}
            for waiver in file.waivers:
                if waiver.counts(self._date):
                    names.setdefault(waiver.file, []).append(waiver)
            self._by_name[file.path] = {name: tuple(waivers) for name, waivers in names.items()}
        return self._by_name[file.path]

    @property
    def has_waivers(self) -> bool:
        """Whether a file of the run is governed by waivers."""
        return bool(self._governed)

    @property
    def waivers(self) -> "WaiverNotices":
        """What is to be said of the waivers of the run."""
        files = self._waivers.files if self._waivers is not None else ()
        return WaiverNotices(files, self._governed, self._date, narrowed=self._changes is not None)
