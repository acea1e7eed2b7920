"""Scores against gold, with floors that only go up."""
