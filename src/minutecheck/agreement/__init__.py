"""The auditor's verdict beside the tool's: read back from the workbook, kept, and measured."""
