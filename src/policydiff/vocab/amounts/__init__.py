"""Words around numbers: units, bounds, verbs of promise, strength."""
