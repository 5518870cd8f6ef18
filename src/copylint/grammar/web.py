# SPDX-License-Identifier: Apache-2.0
"""One HTTP exchange with a LanguageTool server, by the standard library.

A proxy of the environment is never asked for this machine's own addresses: few users set `no_proxy`, and their texts
would leave the machine.
"""

from functools import lru_cache
from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener


def fetch(url: str, data: bytes | None = None, timeout: float = 10.0) -> tuple[int, bytes]:
    """The status and the body of an answer, also of one that is an error; POST where there is `data`.

    Raises:
        OSError: nobody answers, in time (TimeoutError) or at all, or what answers does not speak HTTP.
    """
    request = Request(url, data)  # noqa: S310 - `base` lets http and https through, nothing else comes here
    try:
        with _opener(on_this_machine(url)).open(request, timeout=timeout) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()
    except HTTPException as error:
        raise OSError(str(error) or type(error).__name__) from error


def on_this_machine(url: str) -> bool:
    """Whether an address is one of the loopback interface."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")  # RFC 6761, 6.3


@lru_cache(maxsize=2)
def _opener(direct: bool) -> OpenerDirector:  # noqa: FBT001 - a key of the cache
    return build_opener(ProxyHandler({})) if direct else build_opener()
