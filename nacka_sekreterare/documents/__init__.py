"""From the domain to paper: builders make a `Document` (model.py), backends render it as PDF, DOCX and text.

Read model.py first. Imports domain and system; never storage, exchange, Qt or files.
"""
