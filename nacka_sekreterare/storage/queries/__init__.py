"""Reads that gather more than one table, by stem. They take an open session and answer with values, never rows."""
