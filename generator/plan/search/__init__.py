"""The index that a reader's browser searches: words of all papers, in many small files of which a query needs a few."""
