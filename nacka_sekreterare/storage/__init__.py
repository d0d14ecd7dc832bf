"""What is kept on disk: SQLite through SQLModel, the recorder of changes, migrations, bilagor and backups.

May import system and domain; the only package that knows SQL. Read database.py first, then values.py and recorder.py.
"""
