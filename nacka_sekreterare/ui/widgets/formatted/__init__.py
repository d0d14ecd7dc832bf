"""Formatted text on the screen: the editor, and the pure conversions from and to HTML for the clipboard.

Read normal.py first: it says when two texts are the same. Then edit.py.
"""
