"""Reads and writes `face.weights` (FORMAT.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from decide import Decision
from features import SETTINGS, Normaliser, NormaliserSettings
from network import INPUTS, KERNEL, OUTPUTS, Topology, Weights, parameter_count
from phones import VISEMES

MAGIC = b"SCFACE01"


@dataclass
class Model:
    weights: Weights
    topology: Topology
    normaliser: Normaliser
    decision: Decision
    identity: dict


def rounded(weights: Weights) -> Weights:
    """The weights as the file keeps them (half precision), back in float32."""
    return {name: tensor.astype(np.float16).astype(np.float32) for name, tensor in weights.items()}


def save(model: Model, path: Path) -> None:
    tensors: list[tuple[str, np.ndarray]] = [(n, t.astype("<f2")) for n, t in model.weights.items()]
    tensors += [
        ("prior_mean", model.normaliser.prior_mean.astype("<f4")),
        ("prior_scale", model.normaliser.prior_scale.astype("<f4")),
    ]
    tensors += [
        ("decision.accept", model.decision.accept.astype("<f4")),
        ("decision.change", model.decision.change.astype("<f4")),
    ]
    directory, data = [], b""
    for name, tensor in tensors:
        directory.append(
            {
                "name": name,
                "dtype": "f16" if tensor.dtype == np.float16 else "f32",
                "shape": list(tensor.shape),
                "offset": len(data),
            }
        )
        data += np.ascontiguousarray(tensor).tobytes()
        data += b"\0" * (-len(data) % 16)
    topology = model.topology
    header = {
        "format": 1,
        "visemes": VISEMES,
        "features": SETTINGS.header(),
        "normaliser": model.normaliser.settings.header(),
        "network": {
            "inputs": INPUTS,
            "width": topology.width,
            "kernel": KERNEL,
            "dilations": list(topology.dilations),
            "head_hidden": topology.head_hidden,
            "outputs": OUTPUTS,
        },
        "heads": [{"name": n, "delay_frames": d} for n, d in zip(topology.names, topology.delays)],
        "decision": model.decision.header(),
        "tensors": directory,
        "identity": {**model.identity, "parameters": parameter_count(model.weights)},
    }
    text = json.dumps(header, ensure_ascii=True).encode()
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % 16)
    body = MAGIC + len(text).to_bytes(4, "little") + text + data
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body + hashlib.sha256(body).digest())


def load(path: Path) -> Model:
    """Raises ValueError when the file is damaged."""
    content = path.read_bytes()
    body, digest = content[:-32], content[-32:]
    if body[:8] != MAGIC or hashlib.sha256(body).digest() != digest:
        raise ValueError(f"{path} is not a whole face.weights file")
    length = int.from_bytes(body[8:12], "little")
    header, start = json.loads(body[12 : 12 + length]), 12 + length
    tensors: Weights = {}
    for entry in header["tensors"]:
        dtype = np.dtype("<f2" if entry["dtype"] == "f16" else "<f4")
        count = int(np.prod(entry["shape"]))
        tensors[entry["name"]] = (
            np.frombuffer(body, dtype, count, start + entry["offset"]).reshape(entry["shape"]).astype(np.float32)
        )
    network = header["network"]
    topology = Topology(
        network["width"],
        tuple(network["dilations"]),
        network["head_hidden"],
        tuple(h["delay_frames"] for h in header["heads"]),
        tuple(h["name"] for h in header["heads"]),
    )
    normaliser = Normaliser(
        NormaliserSettings(**header["normaliser"]), tensors.pop("prior_mean"), tensors.pop("prior_scale")
    )
    decision = Decision(tensors.pop("decision.accept"), tensors.pop("decision.change"), **header["decision"])
    return Model(tensors, topology, normaliser, decision, header["identity"])
