# SPDX-License-Identifier: Apache-2.0
"""Faults of the tables that GFM draws."""

from copylint.evidence.tables import TableFault
from copylint.evidence.tables_around import whole_faults
from copylint.evidence.tables_cells import row_faults
from copylint.evidence.tables_common import Sheet
from copylint.evidence.tables_shape import DrawnTable


def drawn_faults(sheet: Sheet) -> list[TableFault]:
    """The faults of every drawn table, in no order."""
    tables = [DrawnTable(sheet, table) for table in sheet.tables]
    above = [table.first - 1 for table in tables if table.first > 1 and "|" in sheet.words(table.first - 1)]
    if above:
        sheet.read(above)  # once for all: a misplaced delimiter row leaves its header there
    for table in tables:
        row_faults(table)
        whole_faults(table)
    return [fault for table in tables for fault in table.found]
