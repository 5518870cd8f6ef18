# SPDX-License-Identifier: Apache-2.0
"""Analyses over a document, each computed once, and what every kind of rule shares."""
