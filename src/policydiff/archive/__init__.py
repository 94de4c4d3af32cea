"""Many structured notices as typed tables in one place: a DuckDB file or a folder of Parquet files, kept up to date by what changed.

The tables and columns (`columns.py`) are a contract with a version; recipes in SQL (`sql/`) run on DuckDB and on Spark alike.
"""
