"""The pages: a module for each place on the rail, thin views over the store and the actions."""
