# SPDX-License-Identifier: Apache-2.0
"""The pure engine: a document and rules in, findings out."""
