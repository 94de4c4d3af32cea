"""A Source becomes a Notice."""

from policydiff.parse.document import notice_id, parse, placed_spans
from policydiff.parse.ledger import conserved

__all__ = ["conserved", "notice_id", "parse", "placed_spans"]
