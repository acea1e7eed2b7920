"""A parsed text and its cast in, what the text says of the world out; each kind of claim has its `find_` function.

Statements, events, positions, figures and conflicts have folders of their own, relations a file; the rest reads talks,
but for what several kinds ask: how a predicate stands (`happened`), the parts of clauses (`clauses`), whom they name
(`parts`), on whose word (`said_by`, `own_words`), all of it together (`telling`), and who did what (`acts`).
"""
