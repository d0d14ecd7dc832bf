"""What the secretary does: one function is one act is one transaction.

May import storage, documents, exchange, system and domain; never ui. Read core.py first: every act goes through it.
"""
