"""Disagreements that the analysis still has: a list of work. The numbers may only go down; at nought a kind goes."""

from __future__ import annotations

KNOWN: dict[str, int] = {}
"""How often each kind is found in the programs of the test. Hypothesis passes over these kinds: it would find them."""

LEAST_SHARE = 0.98
"""The share of deserved blocks that are reported; the aim was 0.97. It may only be raised."""
