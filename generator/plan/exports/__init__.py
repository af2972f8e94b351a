"""Files for other programs: one writer for each format, each from a paper's `Reference` and nothing else."""
