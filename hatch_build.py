# SPDX-License-Identifier: Apache-2.0
"""What the build adds to a wheel: `rules/` as `copylint/_rules`, and the same rules as one JSON bundle.

The bundle keeps YAML and the extraction of literals off the start path of an installed copylint. An editable install
gets nothing: there the loader finds `rules/` in the repository.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "copylint/_rules"


def bundle(root: Path) -> tuple[str, bytes]:
    """The bundle of the rules of a source tree and the store of compiled patterns, made by the code of the same tree.

    Raises:
        ImportError: this Python lacks what `copylint.rulebook` imports, or the tree has no such module.
        Exception: whatever `copylint.rulebook.bundle.build` raises on a faulty rule; it names the file.
    """
    source = str(root / "src")
    sys.path.insert(0, source)
    try:
        from copylint.rulebook import bundle, store  # noqa: PLC0415 - they lie in the tree that is built

        return bundle.build(root / "rules"), store.build(root / "rules")
    except ImportError as error:
        msg = f"the bundle of rules cannot be built from {source}: {error}"
        raise ImportError(msg) from error
    finally:
        sys.path.remove(source)


class BundleHook(BuildHookInterface[Any]):
    """Adds the rules and their bundle to a standard wheel."""

    PLUGIN_NAME = "custom"
    _written: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the bundle to a temporary file and name it, and `rules/`, for inclusion."""
        if version != "standard":
            return
        root = Path(self.root)
        text, store = bundle(root)
        self._written = tempfile.TemporaryDirectory(prefix="copylint-bundle-")
        path = Path(self._written.name, "bundle.json")
        path.write_text(text, encoding="utf-8", newline="\n")
        patterns = path.with_name("patterns.json")
        patterns.write_bytes(store)
        build_data["force_include"] |= {str(root / "rules"): PLACE}
        build_data["force_include"] |= {str(made): f"{PLACE}/{made.name}" for made in (path, patterns)}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove the temporary file: the wheel is written."""
        if self._written is not None:
            self._written.cleanup()
