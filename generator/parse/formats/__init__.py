"""One module for each format: `is_NAME` recognises a document by its content and name, `parse_NAME` reads it."""
