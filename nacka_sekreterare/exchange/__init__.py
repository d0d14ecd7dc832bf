"""In and out: documents made elsewhere are read here, and what leaves for other programs is written here."""
