# SPDX-License-Identifier: Apache-2.0
"""The server: which of three it is, how ours starts and ends, with a real Java where Java's own conduct matters."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from copylint.grammar import places, process, served, web
from copylint.grammar.java import Java
from copylint.grammar.server import Server, Unavailable, base, server_for

FAULT = urlencode({"language": "en-US", "text": "This are a test."}).encode()
"""English: its rules are built in a third of the time that French takes."""
PATIENCE = 30.0


def checks(url: str) -> bool:
    """Whether a server finds what is wrong with a sentence."""
    status, body = web.fetch(f"{url}/v2/check", FAULT, 120)
    return status == 200 and bool(json.loads(body)["matches"])


def listens(url: str) -> bool:
    """Whether anybody takes connections there."""
    parts = urlsplit(url)
    with socket.socket() as probe:
        return probe.connect_ex((str(parts.hostname), parts.port or 0)) == 0


def soon(true: Callable[[], bool]) -> bool:
    """Whether something becomes true within PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def gone(pid: int) -> bool:
    """Whether a process has ended, waited for or not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    except (OSError, ValueError):
        return True


Stranger = Callable[..., str]


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    """Make an HTTP server that gives one answer to whatever it is asked: its address."""
    servers: list[ThreadingHTTPServer] = []

    def make(body: bytes = b"OK", status: int = 200, **more: tuple[int, bytes]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                code, said = more.get(self.path.rpartition("/")[2], (status, body))
                self.send_response(code)
                self.end_headers()
                self.wfile.write(said)

            do_GET = do_POST = answer  # noqa: N815 - the names that http.server calls

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


# -- a real Java --


def test_ours_from_start_to_end(installation: places.Installation) -> None:
    """It starts when asked, once; it tells its version and languages, checks, comes back when killed, ends."""
    with Server(folder=installation.folder) as server:
        assert (server.local, server.version, server.process) == (True, installation.version, None)
        url = server.start()
        assert server.start() == url
        assert {"fr", "en-US", "en-GB"} <= set(server.languages())
        assert checks(url)
        (software,) = [json.loads(web.fetch(f"{url}/v2/info")[1])["software"]]
        assert software["version"] == server.version
        first = server.process
        assert first
        os.killpg(first.pid, signal.SIGKILL)
        assert soon(lambda: not first.alive())
        again = server.restart()
        assert web.fetch(f"{again}/v2/healthcheck")[0] == 200
        second = server.process
        assert second
        assert second.alive()
    assert not second.alive()
    assert not listens(again)
    server.close()


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "os._exit(3)", "sys.exit(4)"])
def test_java_ends_however_python_ends(installation: places.Installation, end: str) -> None:
    """Java is gone soon after `kill -9`, os._exit or an end without `close`; no process of ours is left."""
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom copylint.grammar.server import Server\n"
        "server = Server(folder=Path(sys.argv[1]))\n"
        f"print(server.start(), server.process.pid, flush=True)\n{end}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(installation.folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode in (-signal.SIGKILL, 3, 4), done.stderr
    url, pid = done.stdout.split()
    assert soon(lambda: not listens(url))
    assert soon(lambda: gone(int(pid)))


def test_a_stranger_on_the_port_is_not_ours(
    installation: places.Installation, stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another program took the port that was free, even one that says it is healthy, the next port is tried."""
    taken = urlsplit(stranger()).port or 0
    with pytest.raises(Unavailable, match=f"Port {taken} is taken by another program"):
        Server(folder=installation.folder, port=taken).start()
    ports = iter([taken, process._free_port()])  # noqa: SLF001 - the race is between this and Java
    monkeypatch.setattr(process, "_free_port", lambda: next(ports))
    with Server(folder=installation.folder) as server:
        assert urlsplit(server.start()).port != taken
        assert server.languages()


def test_two_at_once(installation: places.Installation, languagetool: str) -> None:
    """Two runs at once have a server each, and the end of one is not the end of the other."""
    with Server(folder=installation.folder) as server:
        mine = server.start()
        assert mine != languagetool
        assert web.fetch(f"{mine}/v2/healthcheck")[0] == 200
    assert web.fetch(f"{languagetool}/v2/healthcheck")[0] == 200


def test_a_given_address(languagetool: str) -> None:
    """A server at an address is asked for its version, and neither started nor ended."""
    for url in (languagetool, f"{languagetool}/", f"{languagetool}/v2/", f" {languagetool}/v2"):
        with server_for(url) as server:
            assert (server.local, server.version, server.start()) == (False, "6.8", languagetool)
            assert "fr" in server.languages()
            assert server.restart() == languagetool
    assert web.fetch(f"{languagetool}/v2/healthcheck")[0] == 200


def test_the_library_talks_to_our_server(languagetool: str) -> None:
    """language-tool-python, given the address, asks our server and starts none of its own."""
    from language_tool_python import LanguageTool  # noqa: PLC0415 - half a second, for this test only

    with LanguageTool("en-US", remote_server=languagetool) as tool:
        assert [match.offset for match in tool.check("\U0001f60a This are a test.")] == [2]


@pytest.mark.usefixtures("equipped")
def test_serve() -> None:
    """`serve` is found and used by other runs, refuses a second one, and Ctrl-C ends it with all that is of it."""
    command = [sys.executable, "-m", "copylint", "--lang", "en", "grammar", "serve"]
    file = served.path()
    assert file
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, process_group=0) as serving:
        assert serving.stdout
        said = serving.stdout.readline()
        found = served.found()
        assert found
        assert (found.version, found.pid) == ("6.8", serving.pid)
        assert f"runs: {found.url} " in said
        assert file.stat().st_mode & 0o777 == 0o600
        with server_for() as server:
            assert (server.local, server.start(), server.process) == (False, found.url, None)
        assert listens(found.url)
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 2
        assert f"A server runs already: {found.url} (process {serving.pid})." in second.stderr
        serving.send_signal(signal.SIGINT)
        assert serving.wait(PATIENCE) == 130
    assert not file.exists()
    assert not listens(found.url)


@pytest.mark.usefixtures("equipped")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_serve_is_ended_by_others(end: signal.Signals) -> None:
    """SIGTERM ends `serve` and what is of it; `kill -9` leaves a file that nobody believes, and no Java."""
    command = [sys.executable, "-m", "copylint", "grammar", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, process_group=0) as serving:
        assert serving.stdout
        assert serving.stdout.readline()
        found = served.found()
        assert found
        with server_for() as server:
            assert server.start() == found.url
            serving.send_signal(end)
            assert serving.wait(PATIENCE) == -end
            assert soon(lambda: not listens(found.url))
            file = served.path()
            assert file
            assert file.exists() == (end == signal.SIGKILL)
            assert served.found() is None
            # The run that used it goes on with one of its own.
            assert server.restart() != found.url
            assert server.local


# -- a Java that is a script --


def test_what_java_says_when_it_ends(make_java: Callable[..., Path], hollow: Path) -> None:
    """The last words of a Java that does not start are shown, without the places of its stack."""
    make_java("echo 'Exception: Too small maximum heap'; printf '\\tat org.x.Y(Z.java:1)\\n' >&2; exit 3")
    with pytest.raises(Unavailable, match=r"did not start \(status 3\): Exception: Too small maximum heap$"):
        Server(folder=hollow).start()


def test_a_java_that_never_serves(make_java: Callable[..., Path], hollow: Path) -> None:
    """Java that starts and does not serve is ended after a while, and said so."""
    make_java(f"echo $$ > '{hollow}/pid'; exec sleep 600")
    with pytest.raises(Unavailable, match="did not start within 1 s"):
        Server(folder=hollow, patience=1.0).start()
    assert soon(lambda: gone(int((hollow / "pid").read_text(encoding="ascii"))))


def test_a_child_made_by_fork_does_not_keep_java(make_java: Callable[..., Path], hollow: Path) -> None:
    """A child that fork made neither ends Java with `close` nor keeps it alive."""
    program = make_java(f"echo $$ > '{hollow}/pid'; echo Server started; exec sleep 600")
    running = process.start(places.Installation(hollow, "6.8"), Java(program, "17"))
    ready, write = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from 3.12: the test runner has threads
        child = os.fork()
    if child == 0:
        running.close()
        os.write(write, b"x")
        time.sleep(600)
        os._exit(0)
    try:
        os.read(ready, 1)
        assert running.alive()
        running.close()
        assert gone(int((hollow / "pid").read_text(encoding="ascii")))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)
        os.close(write)


def test_nothing_starts_before_it_is_needed(hollow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of an installation needs no Java; what is missing is said when something is asked."""
    monkeypatch.setenv("PATH", "")
    with server_for() as server:
        assert (server.version, server.local) == ("6.8", True)
        with pytest.raises(Unavailable, match="Java 17"):
            server.start()
        assert server.version == "6.8"
    with server_for(folder=hollow / "libs") as server, pytest.raises(Unavailable, match="is not installed"):
        server.start()


@pytest.mark.usefixtures("alone")
def test_no_languagetool() -> None:
    """Where nothing is installed, the message says how to install it or how to name a server."""
    with server_for() as server, pytest.raises(Unavailable) as refused:
        _ = server.version
    assert "copylint grammar install" in refused.value.reason["en"]
    assert "--grammar-server" in refused.value.reason["fr"]


# -- what answers at an address --


@pytest.mark.parametrize(
    "url", ["", "   ", "localhost:8081", "ftp://localhost", "http://", "http://h:x", "http://h:0/v2?x=1", "file:///x"]
)
def test_no_address(url: str) -> None:
    """What is no address of an HTTP server is refused before anything is asked."""
    with pytest.raises(Unavailable, match=r"is not the address of a server"):
        base(url)


def test_nobody_answers() -> None:
    """Where nobody listens, the message names the address and the system's reason."""
    url = f"http://127.0.0.1:{process._free_port()}"  # noqa: SLF001 - a port where nobody listens
    with pytest.raises(Unavailable, match=rf"{url}/v2/info: nobody answers \({os.strerror(errno.ECONNREFUSED)}\)"):
        server_for(url).start()


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"software": 3}', b"{}", b"\xff"])
def test_something_else_answers(stranger: Stranger, body: bytes) -> None:
    """What does not answer as LanguageTool does is said to be something else."""
    with server_for(stranger(body)) as server:
        with pytest.raises(Unavailable, match="what answers is not LanguageTool"):
            _ = server.version
        with pytest.raises(Unavailable, match="what answers is not LanguageTool"):
            server.languages()


def test_errors_of_a_server(stranger: Stranger) -> None:
    """A status that is an error is shown with the server's words."""
    with pytest.raises(Unavailable, match=r"the server answers 503 \(down for repair\)"):
        server_for(stranger(b"down for\n repair", 503)).start()


def test_a_server_without_info(stranger: Stranger) -> None:
    """An older server's version comes from its answer to a check; a snapshot's has its date, since days differ."""
    answer = b'{"software": {"version": "5.9-SNAPSHOT", "buildDate": "2022-09-01"}}'
    assert server_for(stranger(answer, info=(404, b"no"))).version == "5.9-SNAPSHOT (2022-09-01)"


def test_no_proxy_hears_of_local_texts(stranger: Stranger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is asked for other machines only."""
    monkeypatch.setenv("http_proxy", stranger(b"proxy"))
    monkeypatch.delenv("no_proxy", raising=False)
    web._opener.cache_clear()  # noqa: SLF001 - it has read the environment before
    direct = stranger(b"direct")
    assert web.fetch(direct) == (200, b"direct")
    assert web.fetch(direct.replace("127.0.0.1", "localhost")) == (200, b"direct")
    assert web.fetch("http://grammar.example/v2/info") == (200, b"proxy")
    web._opener.cache_clear()  # noqa: SLF001 - see above


def test_what_does_not_speak_http() -> None:
    """An answer that is no HTTP is an OSError as any other failure."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def babble() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"SSH-2.0\r\n\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        with pytest.raises(OSError, match="SSH"):
            web.fetch(f"http://127.0.0.1:{server.getsockname()[1]}")
        thread.join()


# -- what `serve` leaves --


@pytest.mark.usefixtures("alone")
def test_announced() -> None:
    """A server is known while it is announced, in this process and others; a second one is refused."""
    assert served.found() is None
    with served.announced(8081, "6.8"):
        assert served.found() == served.Served("http://127.0.0.1:8081", "6.8", os.getpid())
        with (
            pytest.raises(Unavailable, match=r"A server runs already: http://127\.0\.0\.1:8081"),
            served.announced(1, "x"),
        ):
            pass
        assert served.found()
    assert served.found() is None
    file = served.path()
    assert file
    assert not file.exists()


@pytest.mark.usefixtures("alone")
def test_a_file_that_stayed_behind() -> None:
    """A file that nobody holds is not believed, whatever it says, and is no hindrance."""
    file = served.path()
    assert file
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"port": 1, "version": "6.8", "pid": os.getpid()}), encoding="ascii")
    file.chmod(0o600)
    assert served.found() is None
    with served.announced(2, "6.8"):
        found = served.found()
        assert found
        assert found.url.endswith(":2")


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("text", ["", "[]", "{", '{"port": "x", "version": "6.8", "pid": 1}', '{"port": 1}'])
def test_a_file_that_says_nothing(text: str) -> None:
    """A file that is held and not written yet, or that says something else, tells of no server."""
    with served.announced(1, "6.8"):
        file = served.path()
        assert file
        file.write_text(text, encoding="ascii")
        assert served.found() is None


@pytest.mark.usefixtures("alone")
def test_a_file_that_others_could_write() -> None:
    """A file that others could write, or a link to one, is neither believed nor written."""
    with served.announced(1, "6.8"):
        file = served.path()
        assert file
        file.chmod(0o620)
        assert served.found() is None
        file.chmod(0o600)
        target = file.rename(file.with_name("elsewhere"))
        file.symlink_to(target)
        assert served.found() is None
        with pytest.raises(Unavailable, match="this file cannot be written"), served.announced(2, "6.8"):
            pass


def test_a_served_server_that_does_not_answer(hollow: Path) -> None:
    """Where the one that is announced does not answer, ours is used."""
    assert hollow.exists()
    with served.announced(process._free_port(), "9.9"):  # noqa: SLF001 - a port where nobody listens
        assert (server_for().version, server_for().local) == ("6.8", True)
