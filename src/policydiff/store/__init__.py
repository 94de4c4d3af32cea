"""Structured notices and comparisons as files."""

from typing import TYPE_CHECKING, Any

from policydiff.store.beside import raw_elsewhere, raw_folder
from policydiff.store.digest import NOTICE, Header, digest_of, generator, header, is_corrected, is_other_reading, read_header
from policydiff.store.guard import open_log, write_result
from policydiff.store.writing import is_stream, sweep, write_atomic

if TYPE_CHECKING:
    from policydiff.store.documents import (
        dump_comparison,
        dump_json,
        dump_notice,
        load_comparison,
        load_document,
        load_notice,
        read_document,
    )
else:

    def __getattr__(name: str) -> Any:
        """Load the models when a document is read or written: listing a folder needs only headers, and must be quick."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from policydiff.store import documents

        return getattr(documents, name)


__all__ = [
    "NOTICE",
    "Header",
    "digest_of",
    "dump_comparison",
    "dump_json",
    "dump_notice",
    "generator",
    "header",
    "is_corrected",
    "is_other_reading",
    "is_stream",
    "load_comparison",
    "load_document",
    "load_notice",
    "open_log",
    "raw_elsewhere",
    "raw_folder",
    "read_document",
    "read_header",
    "sweep",
    "write_atomic",
    "write_result",
]
