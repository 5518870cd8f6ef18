# SPDX-License-Identifier: Apache-2.0
"""The library `regex` as a run needs it: the engine at once, the reader of patterns only where one is compiled.

`import regex` takes a third of what importing the command line takes, for tables that only compiling looks at, and a
run makes its patterns from stored code (text/patterns.py). A module writes `from copylint.text import regexes as regex`
and uses flags, `regex.Match[str]` and all else as ever: what is not named here comes from the library, which is loaded
when it is first asked for. The engine is one and the same module either way.
"""

import os
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regex import (
        ASCII,
        IGNORECASE,
        MULTILINE,
        VERBOSE,
        VERSION0,
        Match,
        Pattern,
        compile,  # noqa: A004 - the library's own name
        error,
        escape,
        match,
        search,
        sub,
    )

    __all__ = ["ASCII", "IGNORECASE", "MULTILINE", "VERBOSE", "VERSION0", "Match", "Pattern", "compile", "error"]
    __all__ += ["escape", "match", "search", "sub"]
else:
    # As the library's: a test holds them against it.
    IGNORECASE, MULTILINE, VERBOSE, ASCII, VERSION0 = 0x2, 0x8, 0x40, 0x80, 0x2000

    def __getattr__(name):  # noqa: ANN001, ANN202 - whatever the library has
        return getattr(import_module("regex"), name)


_NAME = "regex._regex"


def engine() -> Any:  # noqa: ANN401 - a module of C without types
    """The module of `regex` that makes patterns from code and runs them; private, as what `regex` hands to pickle is.

    It is loaded without the package around it, which finds it loaded if it is imported later. Where it is not found as
    a file of the path, the package is imported.
    """
    if _NAME not in sys.modules:
        package = PathFinder.find_spec("regex")
        found = package and PathFinder.find_spec(_NAME, package.submodule_search_locations)
        if found is None or found.loader is None or "regex" in sys.modules:
            return import_module(_NAME)
        module: Any = found.loader.create_module(found)
        module.__spec__, module.__loader__, module.__package__ = found, found.loader, "regex"
        found.loader.exec_module(module)
        sys.modules[_NAME] = module
    return sys.modules[_NAME]


def version() -> str:
    """The version of `regex`, which decides whether stored code fits, without loading more of it than the engine."""
    if "regex" not in sys.modules:
        try:
            with open(os.path.join(os.path.dirname(engine().__file__), "_main.py"), "rb") as file:  # noqa: PTH118, PTH120, PTH123 - pathlib is not on the start path
                _, _, rest = file.read().partition(b'\n__version__ = "')
        except (OSError, TypeError):
            rest = b""
        line, closed, _ = rest.partition(b'"\n')
        if closed:
            return line.decode("ascii", "replace")
    return str(import_module("regex").__version__)
