"""The commands of an analyst's desk: tables out, corrections in."""
