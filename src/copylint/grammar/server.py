# SPDX-License-Identifier: Apache-2.0
"""The server that grammar asks, whichever of three it is: one at an address, one that `serve` runs, one of our own.

Nothing happens before something is asked of it: a run whose paragraphs are all in the cache needs the version, which
the folder's name tells, and no Java. language-tool-python is given the address (`remote_server=`) where it is used at
all: what it starts itself outlives `kill -9` and mistakes a stranger on its port for its own.
"""

import json
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from copylint.grammar import places, served
from copylint.grammar.unavailable import Unavailable
from copylint.wording import both

if False:  # named in annotations only: both load much that a run served from the cache does not use
    from copylint.grammar.process import Process

__all__ = ["Server", "Unavailable", "server_for"]

_OK = 200


def server_for(url: str = "", *, folder: Path | None = None) -> "Server":
    """The server at `url`, or where that is empty the one that `serve` runs, else one of our own.

    Args:
        url: the address of a running server, with or without `/v2` at its end.
        folder: an installation (`…/LanguageTool-6.8`) to start, whatever else there is.
    """
    return Server(url, folder=folder)


class Server:
    """A LanguageTool server; safe to share between threads. Whoever makes it closes it.

    Args:
        url: see `server_for`.
        folder: see `server_for`.
        port: of one of our own; 0 takes a free one.
        brief: whether one of our own lives for a run, not for hours.
        patience: seconds that Java may take to start.
    """

    def __init__(
        self, url: str = "", *, folder: Path | None = None, port: int = 0, brief: bool = True, patience: float = 120.0
    ) -> None:
        """See the class."""
        self._lock = threading.RLock()
        self._given = url
        self._folder = folder
        self._port = port
        self._brief = brief
        self._patience = patience
        self._served: served.Served | None = None
        self._installation: places.Installation | None = None
        self._process: Process | None = None
        self._url = ""
        self._version = ""

    def __enter__(self) -> Self:
        """Itself, not yet started."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """See `close`."""
        self.close()

    @property
    def local(self) -> bool:
        """Whether it is one that we start.

        Raises:
            Unavailable: no address is given, and no LanguageTool is there.
        """
        with self._lock:
            self._choose()
            return self._installation is not None

    @property
    def process(self) -> "Process | None":
        """Java of our own, while it runs."""
        return self._process

    @property
    def version(self) -> str:
        """LanguageTool's version ("6.8"); of one of our own without starting it.

        Raises:
            Unavailable: there is none, or the one at an address does not answer as LanguageTool does.
        """
        with self._lock:
            self._choose()
            if not self._version:
                self._version = _version_at(self._url)
            return self._version

    def start(self) -> str:
        """Its address, without a slash at the end, once it answers; at once where it already runs.

        Raises:
            Unavailable: Java or LanguageTool is missing, the server does not start, or the one at an address does not
                answer.
        """
        with self._lock:
            self._choose()
            if self._installation and not self._process:
                from copylint.grammar import java, process  # noqa: PLC0415 - not needed where the cache answers

                self._process = process.start(
                    self._installation, java.find(), port=self._port, brief=self._brief, patience=self._patience
                )
                self._url = self._process.url
            if not self._installation and not self._version:
                self._version = _version_at(self._url)
            return self._url

    def restart(self) -> str:
        """Its address after it died: Java anew, perhaps on another port; one at an address is asked whether it is back.

        Raises:
            Unavailable: see `start`.
        """
        with self._lock:
            self._end()
            self._served, self._installation, self._url, self._version = None, None, "", ""
            return self.start()

    def languages(self) -> tuple[str, ...]:
        """What it can check, by its long codes ("en-GB", "fr"…), sorted; starts it.

        Raises:
            Unavailable: see `start`.
        """
        url = self.start()
        answer = _answer(f"{url}/v2/languages")
        try:
            return tuple(sorted({str(language["longCode"]) for language in answer}))
        except (TypeError, KeyError):
            raise Unavailable(both("grammar.not-languagetool", url=url)) from None

    def close(self) -> None:
        """End what we started, and only that; `start` would start it again."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._process:
            self._process.close()
            self._process, self._url = None, ""

    def _choose(self) -> None:
        """Decide once which of the three it is."""
        if self._url or self._installation:
            return
        if self._given:
            self._url = base(self._given)
            return
        if self._folder:
            self._installation = places.at(self._folder)
            if not self._installation:
                raise Unavailable(both("grammar.no-languagetool", folder=self._folder.as_posix()))
        else:
            self._served = served.found()
            if self._served and _healthy(self._served.url):
                self._url, self._version = self._served.url, self._served.version
                return
            self._installation = places.find()
        self._version = self._installation.version


def base(url: str) -> str:
    """The address without `/v2` and slashes at its end.

    Raises:
        Unavailable: it is no address of a server.
    """
    stripped = url.strip().rstrip("/").removesuffix("/v2").rstrip("/")
    try:
        parts = urlsplit(stripped)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or parts.query or parts.fragment:
        raise Unavailable(both("grammar.bad-address", url=url))
    return stripped


def _healthy(url: str) -> bool:
    from copylint.grammar.web import fetch  # noqa: PLC0415 - not needed where the cache answers

    try:
        return fetch(f"{url}/v2/healthcheck", timeout=5)[0] == _OK
    except OSError:
        return False


def _version_at(url: str) -> str:
    """What a server says of itself: at /v2/info since 6.6; older ones and proxies in front say it with each answer."""
    try:
        answer = _answer(f"{url}/v2/info")
    except _Refused:
        answer = _answer(f"{url}/v2/check", b"language=en-US&text=")
    try:
        software = answer["software"]
        version, built = str(software["version"]), str(software.get("buildDate", ""))
    except (TypeError, KeyError, AttributeError):
        raise Unavailable(both("grammar.not-languagetool", url=url)) from None
    # Snapshots of one version differ from day to day, and the version is a key of the cache.
    return f"{version} ({built})" if version.endswith("SNAPSHOT") and built else version


class _Refused(Unavailable):
    """A server answers, with an error."""


def _answer(url: str, data: bytes | None = None) -> Any:  # noqa: ANN401 - JSON
    from copylint.grammar.web import fetch  # noqa: PLC0415 - see `_healthy`

    try:
        status, body = fetch(url, data)
    except OSError as error:
        reason = getattr(error, "reason", None) or error
        raise Unavailable(
            both("grammar.no-answer", url=url, words=getattr(reason, "strerror", None) or reason)
        ) from error
    if status != _OK:
        words = " ".join(body[:200].decode("utf-8", "replace").split())
        raise _Refused(both("grammar.refused", url=url, status=status, words=words or "-"))
    try:
        return json.loads(body)
    except ValueError:
        raise Unavailable(both("grammar.not-languagetool", url=url)) from None
