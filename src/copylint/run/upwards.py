# SPDX-License-Identifier: Apache-2.0
"""Files that govern what lies below them, found from below: waivers, baselines."""

import os

WAIVERS = "copylint-waivers.toml"


def nearest_above(folder: str, name: str, known: dict[str, str]) -> str:
    """The file of this name that lies nearest above a folder (absolute), "" where there is none.

    The search ends in a folder that holds `.git`: what lies above belongs to somebody else. `known` keeps answers by
    folder from one call to the next.
    """
    asked = []
    found = ""
    while folder not in known:
        asked.append(folder)
        path = os.path.join(folder, name)  # noqa: PTH118 - pathlib is not on the start path
        if os.path.isfile(path):  # noqa: PTH113 - see above
            found = path
            break
        above = os.path.dirname(folder)  # noqa: PTH120 - see above
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - see above
            break
        folder = above
    else:
        found = known[folder]
    known.update(dict.fromkeys(asked, found))
    return found


def name_in(path: str, folder: str) -> str:
    """A path (absolute) as a file in `folder` names it: relative, with `/` on every system."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.replace(os.sep, "/")
