"""One parent and many children: who took over what, row by row and clause by clause."""
