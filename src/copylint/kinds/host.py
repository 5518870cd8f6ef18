# SPDX-License-Identifier: Apache-2.0
"""Kind «host»: links that lead nowhere: a host without a dot, a placeholder, one's own machine."""

import re
from collections.abc import Iterator
from typing import Literal

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"

_HOST = lazy(r"(?:https?:)?//(?:[^\s/?#@]*@)?([^\s/?#:\])>\"'\u00bb]+)", regex.IGNORECASE)
_PLACEHOLDER = lazy(
    r"(?:www\.)?(?:example|exemple|test|placeholder|domain|domaine|mydomain|yourdomain|your-?site|votre-?site|"
    r"votre-?domaine|mon-?site|my-?site|"
    r"monsite|sitename|nom-?de-?domaine|your-?company|votre-?entreprise|url|lien|link|site)\.(?:com|org|net|fr|io|"
    r"tld|test|example)$",
    regex.IGNORECASE,
)
_EMPTY = lazy(
    r"(?:|#|lien|link|url|todo|tbd|xxx+|#?(?:lien|link|url|todo)|votre[-_ ]?lien|your[-_ ]?link|à[-_ ]compl[ée]ter|"
    r"insert(?!.*[-_ ](?:here|ici)$).*|https?://)$",
    regex.IGNORECASE,
)
_WAITING = lazy(r"url|lien|link|x{3,}", regex.IGNORECASE)
"""Hosts that stand for one to come: the Markdown of a link that waits for its address is another fault."""
_OWN = lazy(
    r"(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?|.*\.(?:local|localhost|internal|lan))$", regex.IGNORECASE
)
_CODE_ENOUGH = 3
_SCHEMES = ("https://", "http://")


class Options(NamedTuple):
    """`fault`: dotless, placeholder (in prose), technical (placeholders in technical copy, and localhost)."""

    fault: Literal["dotless", "placeholder", "technical"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    del options
    return None  # the address of a link is no word of its block in HTML


def idle(document: Document) -> bool:
    """Whether a document has no link."""
    return not document.inlines


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    return [
        Match(_place(document, node.span, node.target), values={"host": host or node.target})
        for node, host, fault in document.remember("links to nowhere", lambda: list(_nowhere(document)))
        if fault == options.fault and not (node.kind == "image" and fault == "technical")
    ]


def _nowhere(document: Document) -> Iterator[tuple[Inline, str, str]]:
    """The links that lead nowhere, each with its host ("" where it has none) and its fault."""
    sure: set[str] = set()
    for node in document.inlines:
        if node.kind in ("link", "image", "autolink"):
            target = node.target.strip()
            if target.startswith(_SCHEMES):  # most links, and most of them to few hosts
                name = target.split("/", 3)[2]
                if name in sure:
                    continue
            host = _HOST.match(target)
            fault = _fault(document, target, host)
            if fault is not None:
                yield node, host[1] if host else "", fault
            elif host is not None:
                sure.add(host[1])


def _fault(document: Document, target: str, host: "regex.Match[str] | None") -> str | None:
    if host is None:
        return "placeholder" if _EMPTY.match(target) and target not in ("#", "") and not _technical(document) else None
    name = host[1].rstrip(".")
    if _OWN.match(name):
        return "technical"
    if _PLACEHOLDER.match(name):
        return "technical" if _technical(document) else "placeholder"
    if (
        "." not in name
        and not _WAITING.fullmatch(name)
        and "%" not in name
        and "{" not in name
        and "$" not in name
        and re.fullmatch(r"[A-Za-z0-9-]+", name)
    ):
        return "dotless"
    return None


def _technical(document: Document) -> bool:
    """Whether the copy shows code: there an example host is an example."""
    return document.remember(
        "technical copy",
        lambda: (
            any(block.kind == "code" for block in document.blocks)
            or sum(node.kind == "code" for node in document.inlines) >= _CODE_ENOUGH
        ),
    )


def _place(document: Document, span: Span, target: str) -> Span:
    """The address inside its link, where it stands there as written."""
    at = document.text.find(target, span.start, span.end) if target else -1
    return Span(at, at + len(target)) if at >= 0 else span
