"""What went amiss in a command line, told in the words of the person who typed it."""
