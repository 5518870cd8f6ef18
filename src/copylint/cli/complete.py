# SPDX-License-Identifier: Apache-2.0
"""Completion of families, codes and names of rules; a shell asks for it, a run never."""

from typing import Any

import click


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG001 - click's signature
    """The words that begin like the last one of a comma-separated list."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - see above

    from copylint.model.findings import FAMILIES  # noqa: PLC0415 - see above
    from copylint.rulebook.load import load_rules  # noqa: PLC0415 - see above

    before, comma, last = incomplete.rpartition(",")
    words = [*FAMILIES, *(word for rule in load_rules() for word in (rule.code, rule.name))]
    folded = last.casefold()
    return [CompletionItem(before + comma + word) for word in words if word.casefold().startswith(folded)]
