"""What an audit meeting needs of the results of an audit: a page, a workbook and tables, made in one pass over them."""
