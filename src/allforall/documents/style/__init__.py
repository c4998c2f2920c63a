"""How pages look: colours by their role, type, space, and the parts that pages are made of."""
