# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of configuration files, made from the vocabulary, for editors that complete and check TOML.

Published as docs/schema/config.schema.json by scripts/docs.py; what it cannot say (that a word names a rule, that a
file is there) the program checks.
"""

from collections.abc import Mapping
from typing import Any

from copylint.config.keys import KEYS, Key
from copylint.config.settings import SETTINGS, Config
from copylint.wording import say


def defaults() -> dict[str, object]:
    """The value of each key where nothing is said, as TOML would write it; None where there is none."""
    plain: dict[str, object] = {}
    for name in KEYS:
        value = SETTINGS[name][0] if name in SETTINGS else Config._field_defaults[name.replace("-", "_")]
        plain[name] = list(value) if isinstance(value, tuple | frozenset) else value
    return plain | {"date": None, "baseline": None}


def schema() -> dict[str, Any]:
    """The schema of `copylint.toml` and of the table `[tool.copylint]`."""
    texts = {"type": "array", "items": {"type": "string"}}
    override = {
        "type": "object",
        "description": say("en", "key.override"),
        "required": ["files"],
        "additionalProperties": False,
        "properties": {
            "files": texts | {"description": say("en", "key.files"), "minItems": 1},
            **_properties({name: key for name, key in KEYS.items() if key.scope == "file"}),
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:copylint:schema:config:1",
        "title": "copylint configuration",
        "description": say("en", "key.file"),
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extend": {"description": say("en", "key.extend"), "anyOf": [{"type": "string"}, texts]},
            **_properties(KEYS, defaults()),
            "overrides": {"description": say("en", "key.overrides"), "type": "array", "items": override},
        },
    }


def _properties(keys: Mapping[str, Key], values: Mapping[str, object] | None = None) -> dict[str, Any]:
    found = {}
    for name, key in keys.items():
        found[name] = {"description": say("en", f"key.{name}"), **key.schema}
        if values is not None and values[name] is not None:
            found[name]["default"] = values[name]
    return found
