"""Make the shipped folder: `python -m training.export --weights OUT --encoder DIR --model models/NAME [--raw]`.

Writes `parser.onnx` (int8), `labels.npz` (the small label head, run in NumPy), `lemmas.json` (exceptions to the rules
of `parley.marks.lemmas`), `tokenizer.json` and `meta.json` with the classes, the recipe, the data digests and a
digest of each file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from .lemmas import exceptions_of
from .network import Encoder, Parser, Sizes
from .train import RECIPE
from .treebanks import read_conllu

FORM = 1
INPUTS = ("pieces", "first", "last", "shape", "space", "mask")
OUTPUTS = ("upos", "xpos", "start", "entity", "arc", "label_dep", "label_head")


class Shipped(nn.Module):
    """The network as it is shipped: classes in place of their scores, no auxiliary task."""

    def __init__(self, network: Parser) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        upos, xpos, _, start, entity, arcs, dep, head = self.network(*inputs)
        return upos.argmax(-1), xpos.argmax(-1), start, entity.argmax(-1), arcs, dep, head


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--weights", type=Path, required=True, help="the folder that training.train wrote")
    cli.add_argument("--encoder", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    cli.add_argument("--data", type=Path, required=True, help="the data folder, for the list of lemmas")
    cli.add_argument("--raw", action="store_true", help="keep 32-bit weights, to see what quantising costs")
    args = cli.parse_args()
    export(args.weights, args.encoder, args.data, args.model, raw=args.raw)


def export(weights: Path, encoder: Path, data: Path, model: Path, *, raw: bool = False) -> None:
    """Write the model folder from trained weights."""
    network = load_network(weights, encoder)
    model.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        _to_onnx(network, plain)
        if raw:
            shutil.copy(plain, model / "parser.onnx")
        else:
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            quantize_dynamic(
                prepared,
                model / "parser.onnx",
                per_channel=True,
                reduce_range=False,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather", "Gemm"],
                extra_options={"MatMulConstBOnly": True},
            )
    np.savez(
        model / "labels.npz", weight=network.label.weight.detach().numpy(), bias=network.label.bias.detach().numpy()
    )
    # Git would not keep them apart: the tokenizer is the encoder's own, without padding or truncation.
    tokenizer = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.update(truncation=None, padding=None)
    (model / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    trees = json.loads((weights / "training.json").read_text(encoding="utf-8"))["recipe"]["trees"]
    lemmas = exceptions_of(s for t in trees for s in read_conllu(data / t["path"]))
    (model / "lemmas.json").write_text(
        json.dumps(lemmas, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    _write_meta(weights, model)


def load_network(weights: Path, encoder: Path) -> Parser:
    """The trained network, ready to evaluate."""
    saved = torch.load(weights / "weights.pt", weights_only=True)
    network = Parser(Encoder(json.loads((encoder / "config.json").read_text())), Sizes(**saved["sizes"]))
    network.load_state_dict(saved["state"])
    return network.eval()


def _to_onnx(network: Parser, target: Path) -> None:
    batch, pieces, words = 2, 11, 7
    example = (
        torch.ones(batch, pieces, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
        torch.zeros(batch, 1, 1, pieces),
    )
    axes = {"pieces": {0: "B", 1: "P"}, "mask": {0: "B", 3: "P"}}
    axes |= {k: {0: "B", 1: "W"} for k in (*INPUTS[1:5], *OUTPUTS)}
    axes["arc"] = {0: "B", 1: "W", 2: "W"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Shipped(network),
            example,
            str(target),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    onnx.checker.check_model(str(target))


def _write_meta(weights: Path, model: Path) -> None:
    training: dict[str, Any] = json.loads((weights / "training.json").read_text(encoding="utf-8"))
    classes = training.pop("vocabulary")
    del classes["lemma"]
    files = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(model.glob("*"))
        if f.name not in ("meta.json", "scores.json", "CARD.md")
    }
    meta = {
        "name": training["recipe"]["name"],
        "form": FORM,
        "digests": files,
        "classes": classes,
        "training": training,
    }
    meta["training"]["recipe_digest"] = hashlib.sha256(RECIPE.read_bytes()).hexdigest()
    (model / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
