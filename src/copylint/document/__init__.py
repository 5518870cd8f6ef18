# SPDX-License-Identifier: Apache-2.0
"""A document and its views: blocks, inline nodes, masks, tables, quotations, sentences, languages, zones."""
