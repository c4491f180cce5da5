"""Settings of all tests."""

from hypothesis import settings

# A busy machine is no failure: speed belongs in the bench. Same examples on every run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
