"""A text whose lines were joined: where the numbers of its items stand, and where the headings behind them end."""
