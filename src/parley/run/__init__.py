"""Joins the wings: paths in, records out, in this process or in several."""
