"""Texts -> models and notes. What one document says, and nothing that needs two."""
