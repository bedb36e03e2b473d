"""Samples, and what the measures of the semantic model are of them."""
