"""Asking registries for records: the only part of the program that uses the network, and only when it is told to."""
