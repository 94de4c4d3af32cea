"""Structured notices and comparisons as files."""

from policydiff.store.digest import Header, digest_of, generator, header, is_corrected
from policydiff.store.documents import (
    dotted,
    dump_comparison,
    dump_json,
    dump_notice,
    load_comparison,
    load_notice,
    read_document,
)
from policydiff.store.files import write_atomic

__all__ = [
    "Header", "digest_of", "dotted", "dump_comparison", "dump_json", "dump_notice", "generator", "header", "is_corrected",
    "load_comparison", "load_notice", "read_document", "write_atomic",
]  # fmt: skip
