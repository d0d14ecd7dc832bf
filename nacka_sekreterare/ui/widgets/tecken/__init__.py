"""Characters that no document can print, marked as they are typed or pasted.

Read marks.py first: what every field gets. Then text.py and line.py, which mark them; note.py says it in words.
"""
