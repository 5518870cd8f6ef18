# SPDX-License-Identifier: Apache-2.0
"""Front matter after a repair: the same data but for the value that was edited, and still readable."""

from collections.abc import Iterator, Sequence

from copylint.document.document import Document
from copylint.model.places import Edit, Span


def same_metadata(old: Document, new: Document, edits: Sequence[Edit]) -> bool:  # noqa: PLR0911 - one per question
    """Whether front matter reads as before, values that an edit lies in aside. True where there is none."""
    before = next((block for block in old.blocks if block.kind == "front-matter"), None)
    after = next((block for block in new.blocks if block.kind == "front-matter"), None)
    if before is None or after is None:
        return before is None and after is None
    touched = [edit for edit in edits if edit.start <= before.outer.end and edit.end >= before.outer.start]
    if not touched:
        return True
    if old.source[before.outer.start : before.outer.start + 3] != "---":
        return _toml(old.source[before.outer.start : before.outer.end], new.source[after.outer.start : after.outer.end])
    ours = list(_leaves(old.source[before.outer.start : before.outer.end], before.outer.start))
    theirs = list(_leaves(new.source[after.outer.start : after.outer.end], after.outer.start))
    if len(ours) != len(theirs) or (ours and ours[0] is None) or (theirs and theirs[0] is None):
        return ours == theirs and ours != [None]
    for mine, other in zip(ours, theirs, strict=True):
        if mine is None or other is None or mine[0] != other[0]:
            return False
        edited = any(edit.start <= mine[2].end and edit.end >= mine[2].start for edit in touched)
        if mine[1] != other[1] and not edited:
            return False
    return True


def _leaves(text: str, offset: int) -> Iterator[tuple[str, str, Span] | None]:
    """Each scalar of the YAML between the fences as (path with its tag, value, span); one None where it is no YAML."""
    import yaml  # noqa: PLC0415 - only where an edit lies in front matter

    start = text.find("\n") + 1
    body = text[start : max(text.rfind("\n"), start)]
    try:
        root = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        yield None
        return
    pending: list[tuple[str, yaml.Node]] = [("", root)] if root is not None else []
    while pending:
        path, node = pending.pop()
        if isinstance(node, yaml.ScalarNode):
            place = Span(offset + start + node.start_mark.index, offset + start + node.end_mark.index)
            yield f"{path}!{node.tag}", str(node.value), place
        elif isinstance(node, yaml.SequenceNode):
            yield f"{path}[{len(node.value)}]", "", Span(0, -1)
            pending += ((f"{path}[{index}]", item) for index, item in enumerate(node.value))
        elif isinstance(node, yaml.MappingNode):
            yield f"{path}{{{len(node.value)}}}", "", Span(0, -1)
            for name, value in node.value:
                pending.append((f"{path}.{getattr(name, 'value', '?')}", value))


def _toml(before: str, after: str) -> bool:
    import tomllib  # noqa: PLC0415 - only where an edit lies in TOML front matter

    try:
        return _keys(tomllib.loads(before.strip("+"))) == _keys(tomllib.loads(after.strip("+")))
    except tomllib.TOMLDecodeError:
        return False


def _keys(data: object) -> object:
    if isinstance(data, dict):
        return {name: _keys(value) for name, value in data.items()}
    return type(data).__name__
