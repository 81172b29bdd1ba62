"""Figures over many cases: ledger, statistics, exports."""
