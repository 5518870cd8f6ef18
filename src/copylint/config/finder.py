# SPDX-License-Identifier: Apache-2.0
"""The only part of config/ that touches files: it will find `copylint.toml` and its kin."""

import os


def is_file(argument: str) -> bool:
    """Whether an argument of `--config` names a file; a line of TOML is no valid path on some systems."""
    try:
        return os.path.isfile(argument)  # noqa: PTH113 - pathlib is not on the start path
    except ValueError:
        return False
