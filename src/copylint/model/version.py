# SPDX-License-Identifier: Apache-2.0
"""The version, in the one place that the build, `--version` and the caches read."""

VERSION = "0.1.0"
