# SPDX-License-Identifier: Apache-2.0
"""In which language the program speaks.

`--lang` > `lang` of a configuration > COPYLINT_LANG > a locale that names French or English > the language of most
files checked. Help and usage errors come before any configuration or file is read: there the default is French, as
it is for an undecided text.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from copylint.model.findings import FileResult
from copylint.wording import LANGUAGES

VARIABLE = "COPYLINT_LANG"
DEFAULT = "fr"


def from_arguments(arguments: Sequence[str]) -> str | None:
    """What `--lang` says, before the command line is parsed; None where it says nothing usable."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        value = word[7:] if word.startswith("--lang=") else None
        if word == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value in LANGUAGES:
            return value
    return None


def from_environment(environment: Mapping[str, str]) -> str | None:
    """What COPYLINT_LANG says, else the locale; None where neither names French or English."""
    own = _named(environment.get(VARIABLE, ""))
    if own:
        return own
    # POSIX: the first that is set and not empty decides.
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if locale:
        # GNU gettext: LANGUAGE holds preferences in order, and counts in no C or POSIX locale.
        preferred = "" if locale.partition(".")[0] in ("C", "POSIX") else environment.get("LANGUAGE", "")
        return next((language for word in (*preferred.split(":"), locale) if (language := _named(word))), None)
    return _of_windows() if sys.platform == "win32" else None


def of_most(files: Iterable[FileResult]) -> str | None:
    """The language of most files checked; None where no file is in one that the program speaks."""
    counts = Counter(file.language for file in files if file.language in LANGUAGES)
    return max(LANGUAGES, key=lambda language: counts[language]) if counts else None


def _named(word: str) -> str | None:
    """`fr`, `fr_CA.UTF-8`, `en-GB`; Windows says `French_France.1252`."""
    word = word.strip().casefold()
    head = word.replace("-", "_").replace(".", "_").replace("@", "_").partition("_")[0]
    return {"fr": "fr", "french": "fr", "en": "en", "english": "en"}.get(head)


def _of_windows() -> str | None:  # pragma: no cover - Windows sets no variable for it
    import locale  # noqa: PLC0415 - Windows only

    return _named(locale.getlocale()[0] or "")
