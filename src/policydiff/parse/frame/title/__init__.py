"""The title of a notice and those of its plans: on which lines they stand, and what stands in them."""
