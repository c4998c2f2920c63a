"""Public announcements read to attributed claims: who said it, of which day, how many people, to whom, where it stands."""
