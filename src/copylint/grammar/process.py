# SPDX-License-Identifier: Apache-2.0
"""One Java of ours with LanguageTool's HTTP server: started on a port of its own, ended however this program ends.

A shell stands between: it waits for Java, and a reader beside it waits for the end of a pipe whose other end only this
process holds. When this process ends (`kill -9` and os._exit included) the system closes the pipe, and Java is told
to end. Java and shell are a session of their own, so that Ctrl-C in a terminal reaches us alone and we end them.

That the server is ours, and not another program on the same port, is known by Java's own word: it prints "Server
started" once it has bound the port, and ends with a PortBindingException where it could not.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import weakref
from pathlib import Path

from copylint.grammar.java import Java
from copylint.grammar.places import Installation
from copylint.grammar.unavailable import Unavailable
from copylint.wording import both

_SHELL = (
    'exec 3<&0; "$@" </dev/null 3<&- & java=$!; '
    "{ read -r end <&3; kill $java; } 2>/dev/null & reader=$!; "
    "wait $java; status=$?; kill $reader 2>/dev/null; exit $status"
)
_JVM = (
    "-Xmx768m",  # the default is a quarter of the memory
    "-XX:+UseSerialGC",
    # What it answers depends on no locale: case is not folded as in Turkish, messages are those of the text's language.
    *("-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8"),
)
_BRIEF = ("-XX:TieredStopAtLevel=1",)
"""Half the CPU for the first sentence; a server that lives for hours is better off without."""
_SETTINGS = """\
pipelineCaching=true
maxPipelinePoolSize=8
pipelineExpireTimeInSeconds=3600
maxCheckThreads=4
maxTextLength=1000000
cacheSize=20000
cacheTTLSeconds=3600
"""
_LOGGING = '<configuration><root level="OFF"/></configuration>\n'
"""The server would write a line for each request, and the text that made it fail."""
_STARTED = b"Server started"
_TAKEN = (b"PortBindingException", b"Address already in use")
_PORTS = 5
"""How many free ports are tried: between our look and Java's, another program may take one."""

_all: "weakref.WeakSet[Process]" = weakref.WeakSet()


class PortTaken(Exception):
    """Another program has the port."""


class Process:
    """A Java that serves LanguageTool on this machine's loopback interface; it runs from the start."""

    def __init__(self, installation: Installation, java: Java, port: int, *, brief: bool, patience: float) -> None:
        """Start it and wait until it serves.

        Raises:
            PortTaken: another program has the port.
            Unavailable: Java ends by itself, or does not serve in `patience` seconds.
        """
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._owner = os.getpid()
        self._files = Path(tempfile.mkdtemp(prefix="copylint-"))
        (self._files / "server.properties").write_text(_SETTINGS, encoding="ascii")
        (self._files / "logback.xml").write_text(_LOGGING, encoding="ascii")
        command = (
            *(str(java.path), *_JVM, *(_BRIEF if brief else ())),
            f"-Dlogback.configurationFile={self._files / 'logback.xml'}",
            *("-cp", str(installation.jar), "org.languagetool.server.HTTPServer"),
            *("-p", str(port), "--config", str(self._files / "server.properties")),
        )
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `close`
        self._popen = subprocess.Popen(  # noqa: S603 - a Java and a LanguageTool that the user has installed
            ["/bin/sh", "-c", _SHELL, "languagetool", *command],
            stdin=subprocess.PIPE,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            cwd=installation.folder,
            start_new_session=True,
        )
        _all.add(self)
        try:
            self._wait(patience)
        except BaseException:
            self.close()
            raise
        finally:
            shutil.rmtree(self._files, ignore_errors=True)

    @property
    def pid(self) -> int:
        """The process that is ours directly: it ends when Java ends."""
        return self._popen.pid

    def alive(self) -> bool:
        """Whether Java still runs."""
        return self._popen.poll() is None

    def wait(self) -> int:
        """Wait until Java ends by itself; its exit status."""
        return self._popen.wait()

    def close(self) -> None:
        """End Java and wait for it; in a process that a fork made, nothing: it is not ours."""
        if self._owner != os.getpid():
            return
        _all.discard(self)
        if self._popen.stdin:
            with contextlib.suppress(OSError):
                self._popen.stdin.close()
        try:
            self._popen.wait(5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()
        self._output.close()

    def forget(self) -> None:
        """In a child that a fork made: let go of the pipe, or Java would live as long as the child."""
        if self._popen.stdin:
            with contextlib.suppress(OSError):
                self._popen.stdin.close()

    def _wait(self, patience: float) -> None:
        deadline = time.monotonic() + patience
        while True:
            ended = not self.alive()  # asked first: what it has said is complete then
            said = os.pread(self._output.fileno(), 1 << 20, 0)
            if ended:
                if any(word in said for word in _TAKEN):
                    raise PortTaken
                raise Unavailable(both("grammar.java-ended", status=self._popen.returncode, words=_last_words(said)))
            if _STARTED in said:
                return
            if time.monotonic() > deadline:
                raise Unavailable(both("grammar.java-slow", seconds=round(patience)))
            time.sleep(0.05)


def start(
    installation: Installation, java: Java, *, port: int = 0, brief: bool = True, patience: float = 120.0
) -> Process:
    """Start a server on `port`, or on a free one where it is 0.

    Raises:
        Unavailable: it does not start, or another program has the port that was asked for.
    """
    if os.name == "nt":
        raise Unavailable(both("grammar.windows"))
    for _ in range(1 if port else _PORTS):
        try:
            return Process(installation, java, port or _free_port(), brief=brief, patience=patience)
        except PortTaken:
            continue
    raise Unavailable(both("grammar.port-taken", port=port) if port else both("grammar.no-port"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _last_words(said: bytes) -> str:
    """The last line that tells why: Java prints causes after consequences, and places after each."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").split("\n")]
    telling = [line for line in lines if line and not line.startswith(("at ", "... ", "***"))]
    return telling[-1][:300] if telling else "-"


def _forget_all() -> None:
    for process in list(_all):
        process.forget()
    _all.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)
