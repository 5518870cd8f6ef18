# SPDX-License-Identifier: Apache-2.0
"""SHA-256 (FIPS 180-4) without the library of OpenSSL, which takes longer to load than a check takes to hash.

The modules that hashlib itself falls back to are used where they are; their answers are the same.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256  # Python 3.11
        except ImportError:  # a build without them
            from hashlib import sha256

__all__ = ["sha256"]
