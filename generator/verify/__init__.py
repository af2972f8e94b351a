"""Is a site what was built? A list of its files with their hashes is held against a folder, or against what a host serves."""
