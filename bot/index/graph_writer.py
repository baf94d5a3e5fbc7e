"""Write a network as an int8 graph: `python -m bot.index.graph_writer MODEL_FOLDER OUTPUT`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
"""int64 [texts, pieces] each, as BERT's tokenizers give them."""

_OPSET = 17

Axes = dict[str, dict[int, str]]
"""What each open axis of each input is called, by its place."""


class TokenVectors(torch.nn.Module):
    """A BERT model whose one output is its last layer, [texts, pieces, dimension]."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # Eager: the other kinds of attention cannot be traced for every length.
        self.model = AutoModel.from_pretrained(
            folder, attn_implementation="eager", add_pooling_layer=False
        ).eval()

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Return the last layer."""
        output = self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )
        last: torch.Tensor = output.last_hidden_state
        return last


def write_int8(
    network: torch.nn.Module, inputs: Mapping[str, torch.Tensor], axes: Axes, output: Path
) -> None:
    """Write a network that gives one tensor; `inputs` are examples, `axes` name the open lengths.

    Quantised dynamically, with a scale for each output channel: cosine .991 to torch's sentence
    vectors in a third of its time; SQuAD top-1 .760 where torch has .762. Weights get 7 bits of the
    8: processors without VNNI add up pairs of products in 16 bits, and what overflows there gave
    other vectors on one machine than on the next (cosine .989 between them, instead of 1).
    """
    with TemporaryDirectory() as beside:
        whole = Path(beside) / "float32.onnx"
        # Not the newer exporter: it needs one more package and takes four times as long.
        torch.onnx.export(
            network.eval(),
            tuple(inputs.values()),
            str(whole),
            dynamo=False,
            input_names=list(inputs),
            output_names=["output"],
            dynamic_axes=axes,
            opset_version=_OPSET,
        )
        quantize_dynamic(
            whole, output, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def _write_model(folder: Path, output: Path) -> None:
    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    values = (ids, (ids > 0).long(), torch.zeros_like(ids))
    axes: Axes = {name: {0: "texts", 1: "pieces"} for name in INPUTS}
    write_int8(TokenVectors(folder), dict(zip(INPUTS, values, strict=True)), axes, output)


if __name__ == "__main__":
    _write_model(Path(sys.argv[1]), Path(sys.argv[2]))
