"""Public announcements: what was said, by whom and when, read from texts and kept as statements; contradictions among them."""
