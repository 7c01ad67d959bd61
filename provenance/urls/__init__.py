"""Addresses, read without touching the network: parsing, suffixes, wrappers, platforms, look-alikes."""
