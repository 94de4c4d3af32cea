"""The files behind a question about many documents: which are meant, what could not be read, what is kept from the last time."""
