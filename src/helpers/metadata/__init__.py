"""What a document is, besides its text: its date, title, kind and language, and what `documents.csv` says of it."""
