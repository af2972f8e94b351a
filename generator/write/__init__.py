"""Files -> disk. Writes what changed, removes what is no longer made, never half a file, never what is not ours."""
