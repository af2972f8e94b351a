"""The vocabulary: what the field talks about, as frozen, strict models. Facts only; no formatting, no files."""
