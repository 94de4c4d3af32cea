"""A Source becomes a Notice."""

from policydiff.parse.document import parse, parse_clauses
from policydiff.parse.lay.ledger import conserved

__all__ = ["conserved", "parse", "parse_clauses"]
