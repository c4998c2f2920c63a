"""The public record as pages that anybody can read from a disk or any web server, and as data."""
