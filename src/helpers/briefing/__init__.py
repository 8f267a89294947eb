"""The briefing: chapters executed (papermill), bound into one document model, rendered as HTML and PDF."""

import sys

# jsonschema looks for this package when it is imported and then compiles some 35 grammars (2 s) that nothing here
# uses; None makes the import fail at once (jsonschema#1428). It must stand before nbformat is imported anywhere.
sys.modules.update({"rfc3987_syntax": sys.modules.get("rfc3987_syntax")})
