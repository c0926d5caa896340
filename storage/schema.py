"""The whole schema under one name."""

from storage import ballots, tables

#: Importing a module adds its tables; a module that is not named here does not exist for migrations.
MODULES = (tables, ballots)

metadata = tables.metadata
