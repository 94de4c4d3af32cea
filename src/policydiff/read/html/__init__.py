"""Web pages: the notice in them, and the portal around it."""
