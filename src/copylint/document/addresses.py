# SPDX-License-Identifier: Apache-2.0
"""Addresses in running text: URLs, domain names, e-mail addresses, file names and paths.

Every search starts from a rare sign (`://`, `www.`, `@`, a point between letters, a slash), never from a scan of all
words. Where an address ends follows GFM's extended autolinks (GFM 0.29, section 6.9), but for one point: no blank of
Unicode belongs to an address, while cmark-gfm takes a no-break space into it.
"""

from collections.abc import Iterator, Sequence

from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_TAIL = lazy(r"[^\s<>\"`|\u00ab\u00bb\u201c\u201d\u2026\u200b\ufeff]+")
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]{1,20}\Z")
_SCHEMES = frozenset(
    "http https ftp ftps sftp file ssh git ws wss gopher irc rtsp s3 gs jdbc chrome app intent".split()
)
_ENTITY = lazy(r"&[A-Za-z0-9]+;\Z")
_LOCAL = lazy(r"(?:mailto:)?[\w.+-]+\Z", regex.IGNORECASE)
_HOST = lazy(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+")
_LONGEST_LOCAL = 72
"""64 octets (RFC 5321, 4.5.3.1.1) and `mailto:`."""
_POINT = lazy(r"\.([A-Za-z][A-Za-z0-9]{0,9})(?![\w])")
_STEM_SIGNS = "._@+%-/\\~"
_DOMAIN = lazy(r"(?:[a-z0-9\u00e0-\u00ff](?:[a-z0-9\u00e0-\u00ff-]*[a-z0-9\u00e0-\u00ff])?\.)*\Z", regex.IGNORECASE)
_LONGEST_STEM = 200
_LONGEST_HOST = 255
"""RFC 1035, 2.3.4. Every match has an end: `regex` first looks for a sign that a pattern needs, as far as it may."""
_LONGEST_PATH = 4_096
_ROOTED = lazy(r"/(?:[\w.@+-]+/)+[\w.@+-]*")
_HOME = lazy(r"~/[\w.@+-]+")
_DRIVE = lazy(r":\\[^\s\"<>|:*?]+")

_DOMAINS = frozenset(
    "com org net info biz edu gov int eu fr be ch ca lu mc de es it uk us pt nl at pl ie se no dk fi ru cn jp br in au "
    "io ai co tv app dev cloud tech online shop store blog news media paris bzh alsace corsica quebec brussels "
    "gouv wiki xyz site space agency digital africa ma tn dz sn ci".split()
)
"""Top-level domains that stand in French and English copy (IANA root zone); the rarest are left out, because a sentence
glued to the next (`fin.La suite`) looks like a domain."""
_WORDS = frozenset("de es in it us no at be ma ci se pt ch".split())
"""Those that are words as well: they need a second sign (another label, a hyphen, a digit, a path)."""
_EXTENSIONS = frozenset(
    "txt md mdx markdown rst adoc pdf doc docx odt xls xlsx ods ppt pptx odp csv tsv json jsonl yaml yml toml ini cfg "
    "conf env xml html htm css scss sass less js mjs cjs jsx ts tsx vue svelte py pyc ipynb rb php java kt go rs c h "
    "cpp hpp cs swift sh bash zsh bat ps1 sql db sqlite log lock png jpg jpeg gif svg webp ico bmp tiff psd eps mp3 "
    "mp4 wav ogg flac avi mov mkv webm zip tar gz tgz bz2 xz rar exe dll dmg deb rpm apk iso ttf otf woff woff2 epub "
    "tex bib bak tmp r rmd qmd qgs gpkg shp geojson kml parquet".split()
)


def find_urls(text: str, hidden: Sequence[Span] = ()) -> Iterator[Span]:
    """Bare URLs and domain names that begin outside `hidden` (sorted, disjoint), in no order; they may overlap."""
    if "://" in text:
        yield from _with_scheme(text, hidden)
    past = 0
    for at in _hits(text, "www.", hidden):
        if at < past:
            continue
        if at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "/@.-"):
            past = _end(text, at + 4)
            if past > at + 4:
                yield Span(at, past)
    yield from _domains(text, hidden)


def _hits(text: str, sign: str, hidden: Sequence[Span]) -> Iterator[int]:
    """Where `sign` stands outside `hidden`, in order."""
    at, index = text.find(sign), 0
    while at >= 0:
        while index < len(hidden) and hidden[index].end <= at:
            index += 1
        if index < len(hidden) and hidden[index].start <= at:
            at = text.find(sign, hidden[index].end)
            continue
        yield at
        at = text.find(sign, at + len(sign))


def _points(text: str, endings: frozenset[str], hidden: Sequence[Span]) -> Iterator["regex.Match[str]"]:
    """The points outside `hidden` after which one of the endings (in lower case) stands."""
    index = 0
    for match in _POINT.finditer(text):
        if match[1].lower() not in endings:
            continue
        at = match.start()
        while index < len(hidden) and hidden[index].end <= at:
            index += 1
        if index == len(hidden) or hidden[index].start > at:
            yield match


def _with_scheme(text: str, hidden: Sequence[Span]) -> Iterator[Span]:
    past = 0
    for at in _hits(text, "://", hidden):
        if at < past:  # an address inside an address
            continue
        scheme = _SCHEME.search(text, max(at - 22, 0), at)
        if scheme is None:
            continue
        start = scheme.start()
        if scheme[0].lower() not in _SCHEMES:  # `voirhttps://`: the longest known scheme at the end
            known = next((name for name in ("https", "http", "ftp") if scheme[0].lower().endswith(name)), "")
            start = at - len(known)
        past = _end(text, at + 3)
        if start < at and past > at + 3:
            yield Span(start, past)


def _end(text: str, start: int) -> int:
    """Where an address that goes on at `start` ends (`start` where nothing follows)."""
    found = _TAIL.match(text, start)
    if found is None:
        return start
    end = found.end()
    surplus: int | None = None
    while end > start:
        sign = text[end - 1]
        if sign in "?!.,:*_~'\u2019]}[{\\" or (sign == "(" and end - 1 > start):
            end -= 1
            if surplus is not None and sign == "(":
                surplus += 1
        elif sign == ")":
            if surplus is None:
                surplus = text.count(")", start, end) - text.count("(", start, end)
            if surplus <= 0:
                break
            surplus -= 1
            end -= 1
        elif sign == ";":
            entity = _ENTITY.search(text, max(start, end - 32), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return end


def _domains(text: str, hidden: Sequence[Span]) -> Iterator[Span]:
    """`lemonde.fr/idees`, `x.ai`: labels, a known top-level domain in lower case, and what follows a slash."""
    past = 0
    for match in _points(text, _DOMAINS, hidden):
        if match.start() < past or not match[1].islower():
            continue
        point = match.start()
        stem = _DOMAIN.search(text, max(point - 80, 0), point + 1)
        if stem is None or stem.end() <= stem.start() or (stem.start() and text[stem.start() - 1] in "@/\\_-.%"):
            continue
        end = match.end()
        path = text[end : end + 1] in ("/", "?", "#", ":") and text[end + 1 : end + 2].isalnum()
        labels = stem[0][:-1]
        if match[1] in _WORDS and not path and labels.isalpha():
            continue
        past = _end(text, end) if path else end
        yield Span(stem.start(), past)


def find_emails(text: str, hidden: Sequence[Span] = ()) -> Iterator[Span]:
    """E-mail addresses outside `hidden`, with a `mailto:` before them, in order; they may overlap."""
    for at in _hits(text, "@", hidden):
        if not (text[at - 1].isalnum() or text[at - 1] in "_.+-") or not text[at + 1 : at + 2].isalnum():
            continue
        local = _LOCAL.search(text, max(at - _LONGEST_LOCAL, 0), at)
        host = _HOST.match(text, at + 1, at + _LONGEST_HOST)
        if local and host and host[0][-1].isalpha():
            yield Span(local.start(), host.end())


def find_paths(text: str, hidden: Sequence[Span] = ()) -> Iterator[Span]:
    """File names and paths that begin outside `hidden`, in no order; they may overlap.

    A name needs a known extension, a path without one a root: `et/ou`, `km/h` and `noir/blanc/rouge` are words.
    """
    for match in _points(text, _EXTENSIONS, hidden):
        point = match.start()
        start = _stem(text, point)
        stem = text[start:point]
        # `Node.js` and a letter after a number (`3.c`) are words.
        if not stem or (match[1] in ("js", "c", "h", "r") and stem.isalnum() and (stem[0].isupper() or stem.isdigit())):
            continue
        yield Span(start, match.end())
    if "/" in text:
        yield from _rooted(text, hidden)
    if ":\\" in text:
        for match in _DRIVE.finditer(text):
            start = match.start()
            if start and text[start - 1].isalpha() and not text[start - 2 : start - 1].isalnum():
                yield Span(start - 1, match.end())


def _stem(text: str, point: int) -> int:
    """Where the name before a point begins."""
    start, farthest = point, max(point - _LONGEST_STEM, 0)
    while start > farthest and (text[start - 1].isalnum() or text[start - 1] in _STEM_SIGNS):
        start -= 1
    if (
        start < point
        and text[start] in "/\\"
        and text[max(start - 2, 0) : start - 1].isalpha()
        and text[start - 1] == ":"
    ):
        return start - 2
    while start < point and text[start] in "-+%@":
        start += 1
    return start


def _rooted(text: str, hidden: Sequence[Span]) -> Iterator[Span]:
    """`/fr/articles/`, `./a/b`, `../a/b`, `~/.bashrc`."""
    past = 0
    for at in _hits(text, "/", hidden):
        match = _ROOTED.match(text, at, at + _LONGEST_PATH) if at >= past else None
        if match is None:
            continue
        past = match.end()
        start, end = match.span()
        while start and text[start - 1] in "~." and match.start() - start < 2:  # noqa: PLR2004 - `..` at most
            start -= 1
        if start and (text[start - 1].isalnum() or text[start - 1] in "_/.:<)]}~"):
            continue
        while text[end - 1] in ".-":
            end -= 1
        yield Span(start, end)
    if "~" in text:
        yield from (Span(*match.span()) for match in _HOME.finditer(text))
