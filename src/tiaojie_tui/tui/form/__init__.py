"""The form engine: cards of fields made from the schema, and what typing does to the case."""
