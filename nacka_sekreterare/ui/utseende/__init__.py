"""Utseende: the kommun's own look of an organ's documents, with the page it gives beside it."""
