"""The briefing: chapters executed (papermill), bound into one document model, rendered as HTML and PDF."""
