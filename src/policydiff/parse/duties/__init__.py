"""Who is responsible: statements, names, tasks."""
