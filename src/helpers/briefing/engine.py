"""A papermill engine that runs the cells of a notebook in this process: no kernel has to start.

The namespace of each notebook is fresh; modules stay imported. Stock papermill with a kernel gives an equal document
model (`demarche build --kernel`).
"""

from __future__ import annotations

import contextlib
import io
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode, v4
from papermill.engines import Engine
from traitlets import Type
from traitlets.config import Config


class InProcessEngine(Engine):
    """Runs cells in an IPython shell inside this process."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> None:
        """Run every code cell of a notebook; stop at the first that fails, as papermill expects."""
        shell = new_shell()
        for number, cell in enumerate(nb_man.nb.cells):
            if cell.cell_type != "code":
                continue
            nb_man.cell_start(cell, number)
            error = run_cell(shell, cell)
            if error:
                nb_man.cell_exception(cell, number, exception=error)
                break
            nb_man.cell_complete(cell, number)


class ResultHook(DisplayHook):
    """Puts the value of a cell's last expression among what the cell displays."""

    def write_output_prompt(self) -> None:
        """Write nothing: there is no terminal."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep the value in all its forms."""
        self.shell.display_pub.outputs.append({"data": format_dict, "metadata": md_dict})


class Shell(InteractiveShell):
    """A shell that keeps what cells show."""

    displayhook_class = Type(ResultHook)
    display_pub_class = Type(CapturingDisplayPublisher)

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Print nothing: the error goes into the cell's outputs."""


def new_shell() -> Shell:
    """A shell with an empty namespace and no history."""
    config = Config()
    config.HistoryManager.enabled = False
    Shell.clear_instance()
    return Shell.instance(config=config)


def run_cell(shell: Shell, cell: NotebookNode) -> BaseException | None:
    """Run one cell, fill in its outputs, return the error if it fails."""
    streams = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    shell.display_pub.outputs = []
    with contextlib.redirect_stdout(streams["stdout"]), contextlib.redirect_stderr(streams["stderr"]):
        result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = shell.execution_count - 1
    texts = [v4.new_output("stream", name=name, text=text.getvalue()) for name, text in streams.items()]
    cell.outputs = [text for text in texts if text.text]
    for output in shell.display_pub.outputs:
        cell.outputs.append(v4.new_output("display_data", data=output["data"], metadata=output["metadata"] or {}))
    error = result.error_before_exec or result.error_in_exec
    if error:
        cell.outputs.append(v4.new_output("error", ename=type(error).__name__, evalue=str(error), traceback=[]))
    return error
