"""Is it right, and how sure: samples for coders who do not see the verdict, and what their codes say of it and of each other."""
