"""What leaves the house: decided person by person, with the fewest fields, shown before it goes, with a receipt."""
