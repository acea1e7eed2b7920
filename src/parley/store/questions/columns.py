"""The columns of each answer, in order."""

from parley.store.questions.ask import ONCE, QUESTIONS

COLUMNS = {name: question.columns for name, question in QUESTIONS.items() if name not in ONCE.values()} | {
    "contacts": ("month", "a", "a_name", "b", "b_name", "number", "rounds", "talks"),
    "copies": ("origin", "reports"),
    "gaps": ("kind", "name", "reports", "origins", "sources", "rounds", "months", "first", "last", "reasons", "ids"),
    "lines": ("actor", "name", "issue", "object", "stance", "first", "last", "origins", "changes", "points"),
    "search": ("report", "file", "publisher", "published", "title", "start", "end", "text", "passage", "snippet"),
    "timeline": ("day", "kind", "id", "actors", "what", "place", "verdict", "report", "file", "evidence", "mentions"),
}
