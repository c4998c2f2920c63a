"""The house's memory in a database: Django models behind the same protocols that plain folders fulfil.

What was said is only ever added. Everything that identifies somebody is sealed; nothing comes out of a query that was
not asked for with a viewer.
"""
