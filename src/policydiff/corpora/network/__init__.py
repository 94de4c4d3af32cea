"""Who cites, leads with, copies whom: nodes and edges over a corpus."""
