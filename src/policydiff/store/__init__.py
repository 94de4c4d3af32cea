"""Structured notices and comparisons as files."""

from typing import TYPE_CHECKING, Any

from policydiff.store.digest import Header, digest_of, generator, header, is_corrected, read_header
from policydiff.store.writing import sweep, write_atomic

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
    "Header",
    "digest_of",
    "dump_comparison",
    "dump_json",
    "dump_notice",
    "generator",
    "header",
    "is_corrected",
    "load_comparison",
    "load_document",
    "load_notice",
    "read_document",
    "read_header",
    "sweep",
    "write_atomic",
]
