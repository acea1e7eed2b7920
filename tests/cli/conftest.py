from tests.fakes import steps

__all__ = ["steps"]
