# SPDX-License-Identifier: Apache-2.0
"""How every test runs: hypothesis sets no deadline, since no test measures time; the rest is its default or CI's."""

import signal

from hypothesis import settings

settings.register_profile("copylint", deadline=None)
settings.load_profile("copylint")

# A job in the background (`make test &`, nohup) starts with SIGINT ignored, and so would all that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
