"""Migration 2, frozen: official texts of statutes, article by article, and their index.

A statute is one version; days are ISO text. ``headings`` and ``text`` hold a heading or a paragraph a line.
The index keeps no text of its own. It is never deleted from: what is left of a text that was replaced points
at ids that are gone, and AUTOINCREMENT gives none of them away again.
"""

STATEMENTS = (
    """
CREATE TABLE statutes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    doc_no TEXT NOT NULL,
    date_line TEXT NOT NULL,
    dated TEXT NOT NULL,
    since TEXT NOT NULL,
    since_stated INTEGER NOT NULL CHECK (since_stated IN (0, 1)),
    articles INTEGER NOT NULL,
    last_article INTEGER NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (title, since)
) STRICT
""",
    """
CREATE TABLE statute_repeals (
    statute_id INTEGER NOT NULL REFERENCES statutes (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    PRIMARY KEY (statute_id, title)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE statute_articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statute_id INTEGER NOT NULL REFERENCES statutes (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    inserted INTEGER NOT NULL,
    headings TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (statute_id, number, inserted)
) STRICT
""",
    """
CREATE VIRTUAL TABLE statute_search USING fts5(
    title_ones, title_pairs, headings_ones, headings_pairs, text_ones, text_pairs,
    content = '', tokenize = 'ascii'
)
""",
)
