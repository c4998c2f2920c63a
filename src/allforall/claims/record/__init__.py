"""The public record of exchanges between Ukraine and Russia: facts that this package carries, as statements like any other."""
