# SPDX-License-Identifier: Apache-2.0
"""The rules: their schema, loading from YAML or from the bundle, selection."""
