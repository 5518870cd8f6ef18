# SPDX-License-Identifier: Apache-2.0
"""Files and flags become one frozen Config."""
