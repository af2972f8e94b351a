"""What was understood of documents, as plain facts for programs and as a table for people."""

from generator.inspect.facts import document_facts, nothing_facts, paper_facts, profile_facts
from generator.inspect.merged import as_merged_table, merged_facts
from generator.inspect.table import as_table

__all__ = ["as_merged_table", "as_table", "document_facts", "merged_facts", "nothing_facts", "paper_facts", "profile_facts"]
