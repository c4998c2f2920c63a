"""What was agreed: clauses, categories on a reference date, who is eligible, and the law that stands above them."""
