"""Claims of many reports -> entries. Pure functions on small frozen types; no file, no SQL."""
