"""Questions to the casebook: SQL in the files beside, plain answers out; docs/casebook.md tells what each holds.

Connections are only read from. Answers come in a fixed order, whatever the order in which reports were added.
"""

from parley.store.questions.ask import ask
from parley.store.questions.asked import Asked, filters_of
from parley.store.questions.columns import COLUMNS
from parley.store.questions.contacts import contacts, years
from parley.store.questions.copies import copies
from parley.store.questions.filters import Filters, period
from parley.store.questions.gaps import gaps, gaps_among, months
from parley.store.questions.lines import lines
from parley.store.questions.search import LOOKED_AT, search
from parley.store.questions.timeline import timeline
from parley.store.questions.who import Named, find_actors

__all__ = [
    "COLUMNS", "LOOKED_AT", "Asked", "Filters", "Named", "ask", "contacts", "copies", "filters_of", "find_actors",
    "gaps", "gaps_among", "lines", "months", "period", "search", "timeline", "years",
]  # fmt: skip
