"""What other programs call: the functions behind the commands, on values and files; `policydiff` itself names them all.

Every result is frozen and is of the contract (`policydiff.notice/1`, `policydiff.comparison/1`); every problem that stops a call is
a PolicydiffError with a message and a hint. Nothing here prints, and nothing is written but by `save`.
"""
