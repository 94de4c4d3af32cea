"""What a paper needs of the program: how it is cited, and what its variables mean."""
