"""The public record as a static site: pages that need no script, no server and nothing from outside."""
