"""nbconvert exporters: an executed notebook as briefing; JupyterLab lists them under Save and Export Notebook As."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from helpers.briefing.html import render_html
from helpers.briefing.model import build_model
from helpers.briefing.pdf import render_pdf


class BriefingHTML(Exporter):
    """One executed notebook as an HTML briefing."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Render one notebook."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return render_html(build_model([nb])), resources


class BriefingPDF(Exporter):
    """One executed notebook as a PDF briefing."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Render one notebook."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return render_pdf(build_model([nb]))[0], resources
