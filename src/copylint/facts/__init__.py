# SPDX-License-Identifier: Apache-2.0
"""What a text states: quantities, dates, names, references. Text in, normal forms with spans out; pure.

Each reader takes `text, start, end, language` and answers places in `text`; none knows documents, rules or masks.
"""
