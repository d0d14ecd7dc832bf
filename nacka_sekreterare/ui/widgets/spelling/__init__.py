"""Spelling while she types: what is not known gets a red wave, and a menu with what was perhaps meant.

Read speller.py first: it knows which words are known. Then highlighter.py, which marks them, and companion.py, which
gives one field its marks, its menu and its key.
"""
