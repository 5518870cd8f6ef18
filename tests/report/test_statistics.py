# SPDX-License-Identifier: Apache-2.0
"""Counts by rule."""

from copylint.model.findings import Result
from copylint.report import Options, render


def test_the_table(result: Result) -> None:
    """The most frequent rule first, then by code; places of grouped findings, fixes that can be applied, a total."""
    (article,) = result.files
    twice = Result((article, article._replace(findings=article.findings[:1])))
    assert render("statistics", twice, Options("en")) == (
        "count  places  code    name                   fixable\n"
        "    2      14  TYP001  plain-space                  2\n"
        "    1       1  BOT001  assistant-report             1\n"
        "    1       1  SRC001  figure-without-source        0\n"
        "    1       1  TAB001  prose-in-table               1\n"
        "    1       1  WEB001  comment-form                 1\n"
        "    6      18  total                                5\n"
        "\n"
        "Do not publish 1 of the 2 files: 3 blocking, 1 to check, 2 notes.\n"
    )


def test_nothing_found(result: Result) -> None:
    """Without findings there is no table, only the verdict."""
    (article,) = result.files
    assert render("statistics", Result((article._replace(findings=()),)), Options("fr")) == "Rien à signaler.\n"
