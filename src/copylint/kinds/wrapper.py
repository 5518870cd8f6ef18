# SPDX-License-Identifier: Apache-2.0
"""Kind «wrapper»: a whole article inside one fence, or between the two ends of a directive of a chat.

Readers then see source text in a grey box. A fence around a part is an example; one around all but a line or two is a
wrapper, and so is one beside which nobody but the assistant speaks.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.surroundings import innocent
from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"
_INFOS = frozenset({"markdown", "md", "mdx", "text", "txt", "plaintext", "html", ""})
_PROSE = lazy(r"(?m)^(?:#{1,4} \S|[^\s|{}<>;=]{2,} (?:[^\s{}<>;=]+ ){2})")
_DIRECTIVE = lazy(r"(?m)^:::[ \t]?writing\{[^}\n]*\b(?:variant|id)=[^}\n]*\}[ \t]*$")
_END = lazy(r"(?m)^:::[ \t]*$")
_MOST_BESIDE = 0.12
_WRITTEN = frozenset({"markdown", "md", "mdx"})
"""What a fence around an article says of it; one around plain text or code may be an example of either."""
_SPEECH = lazy(
    r"[\s*_>#]*(?:(?:oui|bien s[u\u00fb]r|bien entendu|avec (?:grand )?plaisir|volontiers|d['\u2019]accord|entendu|"
    r"parfait|tr[e\u00e8]s bien|c['\u2019]est not[e\u00e9]|sure|of course|certainly|absolutely|got it|"
    r"understood|happy to help)\b|"
    r"(?:voici|voil[a\u00e0]|here(?:['\u2019]s| is)) (?:(?:votre|ton|le|la|une?|your|the|an?) |l['\u2019])"
    r"(?:\w+ ){0,2}(?:article|texte|papier|billet|version|text|story|piece|draft|post)\b|"
    r"[^\n]{0,160}\b(?:(?:(?:je (?:peux|pourrais|reste)|puis-je|dois-je|I (?:can|could)|I['\u2019]d be (?:happy|glad)|"
    r"(?:shall|should|can) I)\b[^\n]{0,60}|(?:j['\u2019]ai|I['\u2019]ve|I have)\b(?=[^\n]{0,160}\b(?:vous|votre|vos|"
    r"tu|ton|demand[e\u00e9]|convenu|you|your|requested)\b)[^\n]{0,60})\b(?:"
    r"d[e\u00e9]clin\w+|raccourci\w*|allong\w*|adapt\w*|ajust\w*|modifi\w*|r[e\u00e9][e\u00e9]cri\w+|reformul\w+|retir\w+|version|titres?|"
    r"shorten\w*|rewr\w+|rework\w*|adjust\w*|remov\w+|trim\w*|headlines?|tweak\w*)|"
    r"(?:dites|dis|n['\u2019]h[e\u00e9]site[sz]? pas [a\u00e0] (?:me|m['\u2019]))-?\s?(?:moi|\w+)|"
    r"(?:souhaitez|voulez|veux|souhaites)-(?:vous|tu) que (?:je|j['\u2019])|"
    r"let me know|would you like me|feel free to|esp[e\u00e8]re que|hope (?:this|that|it)))",
    regex.IGNORECASE,
)
"""What an assistant says beside the text that it hands over."""
_MOST_BLOCKS = 3
_LONGEST = 340


class Options(NamedTuple):
    """No options."""


def literals(options: Options) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is asked alike
    """See `evidence.kind.Kind`."""
    return None  # the signs of a fence are no words; looking at the blocks costs less than looking for literals


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    text = document.text
    found: list[Match] = []
    whole = 0  # counted once, however many fences there are
    for code in document.blocks:
        if (
            code.kind == "code"
            and code.info.lower() in _INFOS
            and text.startswith(("```", "~~~", "`"), code.outer.start)
        ):
            whole = whole or _signs(text)
            beside = whole - _signs(text[code.outer.start : code.outer.end])
            inner = text[code.span.start : code.span.end]
            if len(_PROSE.findall(inner)) > 1 and (
                beside <= _MOST_BESIDE * (code.outer.end - code.outer.start)
                or (code.info.lower() in _WRITTEN and _spoken_beside(document))
            ):
                found.append(Match(code.outer, edits=_fences(document, code)))
    opening = _DIRECTIVE.search(text)
    if opening is not None and not document.masked(Span(*opening.span()), ("code",)):
        found.append(Match(Span(*opening.span())))
        closing = _END.search(text, opening.end())
        if closing is not None:
            found.append(Match(Span(*closing.span())))
    return found


def _spoken_beside(document: Document) -> bool:
    """Whether the few blocks beside the code are all an assistant's, and there are any."""
    beside = [block for block in document.prose if block.kind != "attribute"]
    return 0 < len(beside) <= _MOST_BLOCKS and all(
        block.kind == "paragraph"
        and block.span.end - block.span.start <= _LONGEST
        and _SPEECH.match(document.text, *block.span)
        and not innocent(document, block, block.span, ("model", "letter"))
        for block in beside
    )


def _signs(text: str) -> int:
    """How many signs that are no blanks a text has."""
    return sum(map(len, text.split()))


def _fences(document: Document, code: Block) -> tuple[Edit, ...]:
    """The edits that remove the two lines of the fence."""
    lines = document.lines
    first = lines.span(lines.line(code.outer.start))
    last = lines.line(code.outer.end - 1)
    edits = [Edit(code.outer.start, first.end, "")]
    closing = lines.content(last)
    if (
        document.text[closing.start : closing.end].strip(" \t>").startswith(("```", "~~~"))
        and closing.start > first.start
    ):
        edits.append(Edit(closing.start, lines.span(last).end, ""))
    return tuple(edits)
