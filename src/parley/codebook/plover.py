"""What PLOVER's types of events have in common, beside the patterns by which they are found."""

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that have no direction: all parties do it with each other."""
