"""Tools to workbooks: a front page, a sheet for each tool, and the hidden lists."""

from excelkasse.template.workbook import Content, project_workbook

__all__ = ["Content", "project_workbook"]
