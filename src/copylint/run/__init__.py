# SPDX-License-Identifier: Apache-2.0
"""Files in, Result out: the command line, an editor and an archive job all call it."""
