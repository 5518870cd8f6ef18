# SPDX-License-Identifier: Apache-2.0
"""Check an article that has faults and show the report; fail unless copylint finds them.

Exit 1 alone proves nothing (a traceback exits 1 too): the findings are counted in the JSON report.

Usage: python scripts/demo.py ARTICLE
"""

import json
import subprocess
import sys

FINDINGS = 1
"""copylint's exit code where there is something to report."""


def main(arguments: list[str]) -> int:
    """Run the check twice, for the eye and for the count; 0 where both say that there are findings."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    check = [sys.executable, "-m", "copylint", "check", *arguments]
    print(f"$ copylint check {arguments[0]}", flush=True)
    shown = subprocess.run(check, check=False).returncode
    if shown != FINDINGS:
        print(f"demo: expected exit {FINDINGS}, got {shown}", file=sys.stderr)
        return 1
    report = subprocess.run([*check, "--output-format", "json"], check=False, stdout=subprocess.PIPE)
    try:
        findings = json.loads(report.stdout)["findings"]
    except (ValueError, KeyError):
        findings = []
    if report.returncode != FINDINGS or not findings:
        print(f"demo: exit {report.returncode} and no finding in the JSON report", file=sys.stderr)
        return 1
    print(f"demo: {len(findings)} findings, exit {shown}, as it should be")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
