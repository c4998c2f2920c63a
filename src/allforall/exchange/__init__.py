"""The exchange itself: reconciled people, rounds, manifests, remainder, offers and their answers. Pure functions."""
