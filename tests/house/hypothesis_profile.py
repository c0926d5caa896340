"""Loaded by pytest's `-p` (pyproject.toml): property tests never fail because the machine was busy."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
