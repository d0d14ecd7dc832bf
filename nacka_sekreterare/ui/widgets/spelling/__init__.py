"""Spelling while she types: what is not known gets a red wave, and a menu with what was perhaps meant.

Read speller.py first: it knows which words are known. Then companion.py, what every field gets, and text.py and
line.py, which mark them.
"""
