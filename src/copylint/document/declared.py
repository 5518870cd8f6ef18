# SPDX-License-Identifier: Apache-2.0
"""The language that a file declares: its front matter, else its name or folder. Cheap: read for every file."""

from copylint.text.patterns import lazy

_KEY = lazy(r"(?m)(?:^|(?<=\r))(?:lang|language|locale|langue)[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2})(?![A-Za-z])")
_END = lazy(r"[\r\n](?:---|\.\.\.|\+\+\+)[ \t]*(?=[\r\n]|\Z)")
_FOLDER = lazy(r"(?i)(?:^|/)(fr|en|french|english|francais)(?:[-_][a-z]{2})?(?=/)")
_SUFFIX = lazy(r"(?i)[._](fr|en)(?:[-_][a-z]{2})?\.[a-z]+$")
_FARTHEST = 20_000


def declared_language(source: str, name: str) -> str | None:
    """The two-letter language of a file in lower case, None where nothing says it.

    Args:
        source: the text; `lang:`, `language:` or `locale:` of its front matter comes first.
        name: the path with `/`: a suffix (`article.fr.md`), else the innermost folder (`/fr/`, `/en-US/`).
    """
    if source.startswith(("---", "+++")):
        head = source[:_FARTHEST]
        end = _END.search(head)
        head = head[: end.start()] if end else ""
        declared = _KEY.search(head) if "lang" in head or "locale" in head else None
        if declared:
            return declared[1].lower()
    suffix = _SUFFIX.search(name) if name else None
    if suffix:
        return suffix[1].lower()
    folders = _FOLDER.findall(name) if "/" in name else []
    return folders[-1][:2].lower() if folders else None
