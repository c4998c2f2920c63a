"""Papers that people sign, carry and keep: PDF/A, tagged, the same bytes for the same content, a digest on every page."""
