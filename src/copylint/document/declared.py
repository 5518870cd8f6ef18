# SPDX-License-Identifier: Apache-2.0
"""The language that a file declares: its front matter, else its name or folder. Cheap: read for every file."""

import re

_KEY = re.compile(
    r"(?:^|(?<=\r))(?:lang|language|locale|langue)[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2})(?![A-Za-z])", re.MULTILINE
)
_END = re.compile(r"(?:^|(?<=\r))(?:---|\.\.\.|\+\+\+)[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
_FOLDER = re.compile(r"(?:^|/)(fr|en|french|english|francais)(?:[-_][A-Za-z]{2})?(?=/)", re.IGNORECASE)
_SUFFIX = re.compile(r"[._](fr|en)(?:[-_][A-Za-z]{2})?\.[A-Za-z]+$", re.IGNORECASE)
_FARTHEST = 20_000


def declared_language(source: str, name: str) -> str | None:
    """The two-letter language of a file in lower case, None where nothing says it.

    Args:
        source: the text; `lang:`, `language:` or `locale:` of its front matter comes first.
        name: the path with `/`: a suffix (`article.fr.md`), else the innermost folder (`/fr/`, `/en-US/`).
    """
    if source.startswith(("---", "+++")):
        end = _END.search(source, 3, _FARTHEST)
        named = end and (source.find("lang", 3, end.start()) >= 0 or source.find("locale", 3, end.start()) >= 0)
        declared = _KEY.search(source, 0, end.start()) if end and named else None
        if declared:
            return declared[1].lower()
    suffix = _SUFFIX.search(name)
    if suffix:
        return suffix[1].lower()
    folders = _FOLDER.findall(name) if "/" in name else []
    return folders[-1][:2].lower() if folders else None
