# SPDX-License-Identifier: Apache-2.0
"""Text in and out: decoding and encoding, lines, folding with a map back."""
