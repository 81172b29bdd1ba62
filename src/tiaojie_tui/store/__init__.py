"""Keeps every case in one SQLite file: tables, the mapping rows to Case, drafts, leases, search."""
