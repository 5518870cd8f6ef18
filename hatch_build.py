# SPDX-License-Identifier: Apache-2.0
"""What the build adds to a wheel: `rules/` as `copylint/_rules`, and the same rules as one JSON bundle.

The bundle keeps YAML and the extraction of literals off the start path of an installed copylint. An editable install
gets nothing: there the loader finds `rules/` in the repository.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "copylint/_rules"


def bundle(root: Path) -> tuple[bytes, bytes]:
    """The bundle of the rules of a source tree and the store of compiled patterns, made by the code of the same tree.

    They are made by a Python of its own whose sets have one order: the same tree gives the same bundle.

    Raises:
        ImportError: that Python failed: it lacks what `copylint.rulebook` imports, the tree has no such module, or a
            rule is faulty; its reason stands on standard error.
    """
    return _made(root, "bundle"), _made(root, "store")


def _made(root: Path, module: str) -> bytes:
    code = (
        f"import sys, pathlib; from copylint.rulebook.{module} import build; made = build(pathlib.Path(sys.argv[1])); "
    )
    code += "sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())"
    paths = os.pathsep.join([str(root / "src"), *filter(None, sys.path)])
    variables = os.environ | {"PYTHONPATH": paths, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", code, str(root / "rules")]
    try:
        return subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 - our own
    except subprocess.CalledProcessError as error:
        msg = f"the {module} of rules cannot be built from {root / 'src'}"
        raise ImportError(msg) from error


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
        path.write_bytes(text)
        patterns = path.with_name("patterns.json")
        patterns.write_bytes(store)
        build_data["force_include"] |= {str(root / "rules"): PLACE}
        build_data["force_include"] |= {str(made): f"{PLACE}/{made.name}" for made in (path, patterns)}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's signature
        """Remove the temporary file: the wheel is written."""
        if self._written is not None:
            self._written.cleanup()
