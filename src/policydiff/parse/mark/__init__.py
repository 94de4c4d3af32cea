"""What a paragraph is: a day, a particular of the portal, a signature, an addressee, an imprint."""
