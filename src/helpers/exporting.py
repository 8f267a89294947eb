"""The trained network as one ONNX file of 8-bit weights, for use without torch."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from helpers.network import Network
from helpers.windows import FEATURES

OPSET = 17
LEAST = 0.1  # chance below which a token is not offered as an anchor; the likeliest one of a window always is
INPUTS = ("pieces", "features")
OUTPUTS = ("anchors", "chances", "relations")


class SmallWords(nn.Module):
    """An embedding of 8-bit rows, each with a scale of its own."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (words.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor) -> Tensor:
        """Embeddings of pieces."""
        return self.rows[pieces].float() * self.scale[pieces]


class Reader(nn.Module):
    """What the tagger asks of the network: the anchors of one window and every token's role relative to each."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Positions of the possible anchors, their chances, and anchors x tokens x roles."""
        states = self.network.encode(pieces, features)
        chances = torch.sigmoid(self.network.anchor(states)[0, :, 0])
        anchors = torch.nonzero(chances >= torch.clamp(chances.max(), max=LEAST))[:, 0]
        relations = self.network.relate(states, torch.zeros_like(anchors), anchors)
        return anchors, chances[anchors], torch.softmax(relations, -1)


def export(network: Network, path: Path) -> None:
    """Write a network as ONNX with 8-bit weights.

    Parameters
    ----------
    network : Network
        Left in evaluation mode, its embedding of pieces in 8 bits.
    path : Path

    Notes
    -----
    Weights keep to 7 bits (`reduce_range`): with 8, processors without VNNI instructions would add with saturation and
    come to other results.
    """
    network.eval()
    network.words = SmallWords(network.words)
    example = torch.ones(1, 24, dtype=torch.long), torch.ones(1, 24, len(FEATURES), dtype=torch.long)
    axes = {"pieces": {1: "tokens"}, "features": {1: "tokens"}, "anchors": {0: "found"}, "chances": {0: "found"}}
    axes["relations"] = {0: "found", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the exporter announces its successor
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Reader(network), example, str(full), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            full, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )  # fmt: skip
    onnx.checker.check_model(str(path))
