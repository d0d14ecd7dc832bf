"""What a sammanträde is and what the law says of it: frozen values, enums and pure functions.

Nothing here knows Qt, SQL, files or the clock. Read akt.py first: it holds everything of one sammanträde.
"""
