# SPDX-License-Identifier: Apache-2.0
"""`python -m copylint`: the command line, for where no script `copylint` is on the path.

Nothing is imported unless this module is the program: a spawned worker imports it again under another name.
"""

if __name__ == "__main__":
    from copylint.cli.start import process

    process()
