"""The recipe that makes the shipped language model; nothing here is needed to read reports."""
