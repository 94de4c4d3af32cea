"""A Source becomes a Notice."""
