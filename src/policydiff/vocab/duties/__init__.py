"""Who acts: bodies, their roles and counterparts, and the columns that name them."""
