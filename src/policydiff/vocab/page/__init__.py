"""Words of the page: the form of a document, its titles, its headings, and what happens to regulations."""
