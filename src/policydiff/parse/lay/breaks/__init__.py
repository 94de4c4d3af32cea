"""Breaks of lines that end no paragraph: how wide a wrapped line is, and what is cut by its end."""
