"""Loaded by pytest's `-p` (pyproject.toml): property tests never fail because the machine was busy, and
draw the same examples in every run, so that a red suite means a change.

To look for new ones: `pytest --hypothesis-profile=default`.
"""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
