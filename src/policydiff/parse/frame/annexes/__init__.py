"""The annexes of a notice: their labels, the list that names them, and those that are not in the file."""
