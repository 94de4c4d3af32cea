"""What copies of a notice have around it: the menu of a page, the title several times, the table of a database."""
