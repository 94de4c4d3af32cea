"""What corresponds to what: evidence, sections, links, groups."""
