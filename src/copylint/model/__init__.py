# SPDX-License-Identifier: Apache-2.0
"""Frozen data that travels through copylint, without logic: places, rules, findings, results."""
