# SPDX-License-Identifier: Apache-2.0
"""Click commands and exit codes."""
