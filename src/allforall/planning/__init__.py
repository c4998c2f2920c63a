"""Who goes in which round: the exchange problem, its exact model, and plans that say what was proven about them."""
