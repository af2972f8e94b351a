"""The preview: the site of the newest state of the files, held in memory, on this machine only."""
