# SPDX-License-Identifier: Apache-2.0
"""How every test runs: hypothesis sets no deadline, since no test measures time; the rest is its default or CI's."""

from hypothesis import settings

settings.register_profile("copylint", deadline=None)
settings.load_profile("copylint")
