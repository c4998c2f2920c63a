"""The web desk: a Django project with thin pages over the same actions as the command line."""
