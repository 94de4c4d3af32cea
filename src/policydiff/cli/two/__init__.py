"""The command over two documents."""
