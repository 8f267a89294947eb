"""Démarche: who is involved, what each wants, in which formats they talk, with every word proven."""
