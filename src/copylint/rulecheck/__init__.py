# SPDX-License-Identifier: Apache-2.0
"""A rule is tested by its own examples, through engine and fixing."""
