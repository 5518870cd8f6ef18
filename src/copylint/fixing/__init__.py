# SPDX-License-Identifier: Apache-2.0
"""Choose, apply and prove repairs."""
