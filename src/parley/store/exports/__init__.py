"""Projections of a casebook into the formats of other tools: one file per format over plain rows, nothing added."""
