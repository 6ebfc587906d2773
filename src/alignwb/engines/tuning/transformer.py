"""A model of CTranslate2 as a Transformer in PyTorch, of the shape that its variables tell."""

import math
from collections.abc import Mapping
from typing import Any

from alignwb.engines.tuning.model_file import ModelFile
from alignwb.errors import EngineError

PAD = -1
_FAR = -1e4
_EPSILON = 1e-5
_ACTIVATIONS = {0: "relu", 1: "gelu_tanh", 2: "silu", 3: "gelu"}
_UNKNOWN = "Only plain Transformers are tuned; others draft as they are."
_BLOCKS = frozenset(("layer_norm", "self_attention", "attention", "ffn", "projection"))
_TABLES = frozenset(("embeddings", "embeddings_0", "position_encodings", "encodings"))
_NUMBERS = frozenset(("linear_0", "linear_1", "linear_2", "weight", "weight_scale", "bias"))
_KNOWN_PARTS = _BLOCKS | _TABLES | _NUMBERS | {"gamma", "beta"}


class Transformer:
    """An encoder and a decoder whose weights can be trained.

    model: the file that they are read from.  Raises EngineError if it is of another kind.

    Attributes:
        weights: The weights that are trained, by the name under which they stand in the file.
    """

    def __init__(self, model: ModelFile) -> None:
        import torch

        _check_kind(model)
        self._model = model
        self.weights: dict[str, Any] = {
            name: torch.tensor(model.weights(name))
            for name, variable in model.variables.items()
            if variable.shape and not name.endswith("_scale") and "position_encodings" not in name
        }
        self._fixed = {model.own_name("decoder/projection/bias")}
        self._heads = {side: int(model.number(f"{side}/num_heads", 8)) for side in _SIDES}
        self._layers = {side: _count_layers(model, side) for side in _SIDES}
        self._positions = {side: self._position_table(side) for side in _SIDES}

    def trained(self) -> dict[str, Any]:
        """The weights that training changes."""
        return {name: value for name, value in self.weights.items() if name not in self._fixed}

    def as_arrays(self) -> Mapping[str, Any]:
        """Those weights as NumPy's arrays, for `ModelFile.with_weights`."""
        return {name: value.detach().numpy() for name, value in self.trained().items()}

    def logits(self, source: Any, target: Any, dropout: float = 0.0) -> Any:  # noqa: ANN401
        """The scores of the next token after each of the target's.

        source, target: numbers of tokens, (sentences, tokens), `PAD` where there is none; the
        target begins with the token that the decoder starts from.
        """
        import torch

        drop = _Dropping(dropout)
        absent = source == PAD
        mask = torch.zeros(absent.shape).masked_fill_(absent, _FAR)[:, None, None, :]
        memory = self._embedded("encoder", source, drop)
        for number in range(self._layers["encoder"]):
            name = f"encoder/layer_{number}"
            memory = self._attended(f"{name}/self_attention", memory, None, mask, "encoder", drop)
            memory = self._fed_forward(f"{name}/ffn", memory, "encoder", drop)
        memory = self._last_norm("encoder", memory)
        length = target.shape[1]
        causal = torch.full((length, length), _FAR).triu_(1)[None, None]
        x = self._embedded("decoder", target, drop)
        for number in range(self._layers["decoder"]):
            name = f"decoder/layer_{number}"
            x = self._attended(f"{name}/self_attention", x, None, causal, "decoder", drop)
            x = self._attended(f"{name}/attention", x, memory, mask, "decoder", drop)
            x = self._fed_forward(f"{name}/ffn", x, "decoder", drop)
        return self._linear("decoder/projection", self._last_norm("decoder", x))

    def _weight(self, name: str) -> Any:  # noqa: ANN401 - a tensor, as everywhere here
        return self.weights[self._model.own_name(name)]

    def _linear(self, name: str, x: Any) -> Any:  # noqa: ANN401
        import torch.nn.functional as F  # noqa: N812 - as everybody calls it

        bias = self._weight(f"{name}/bias") if self._model.has(f"{name}/bias") else None
        return F.linear(x, self._weight(f"{name}/weight"), bias)

    def _norm(self, name: str, x: Any) -> Any:  # noqa: ANN401
        import torch.nn.functional as F  # noqa: N812

        gamma, beta = self._weight(f"{name}/gamma"), self._weight(f"{name}/beta")
        return F.layer_norm(x, gamma.shape, gamma, beta, _EPSILON)

    def _last_norm(self, side: str, x: Any) -> Any:  # noqa: ANN401
        name = f"{side}/layer_norm"
        return self._norm(name, x) if self._model.has(f"{name}/gamma") else x

    def _embedded(self, side: str, tokens: Any, drop: "_Dropping") -> Any:  # noqa: ANN401
        import torch.nn.functional as F  # noqa: N812

        name = "encoder/embeddings_0" if side == "encoder" else "decoder/embeddings"
        table = self._weight(f"{name}/weight")
        x = F.embedding(tokens.clamp(min=0), table)
        if self._model.number(f"{side}/scale_embeddings", 1):
            x = x * math.sqrt(table.shape[1])
        if side == "decoder" and self._model.number("decoder/start_from_zero_embedding"):
            x = F.pad(x[:, 1:], (0, 0, 1, 0))
        return drop(x + self._positions[side][: tokens.shape[1]])

    def _position_table(self, side: str) -> Any:  # noqa: ANN401
        import torch

        name = f"{side}/position_encodings/encodings"
        if self._model.has(name):
            return torch.tensor(self._model.weights(name))
        embeddings = "encoder/embeddings_0" if side == "encoder" else "decoder/embeddings"
        half = self._weight(f"{embeddings}/weight").shape[1] // 2
        steps = torch.exp(torch.arange(half) * -(math.log(10_000.0) / (half - 1)))
        angles = torch.arange(1024)[:, None] * steps[None]
        return torch.cat([angles.sin(), angles.cos()], 1)

    def _around(self, name: str, x: Any, side: str, inside: Any) -> Any:  # noqa: ANN401
        """A part with its residual connection, and its norm before it or after it."""
        norm = f"{name}/layer_norm"
        if self._model.number(f"{side}/pre_norm", 1):
            return x + inside(self._norm(norm, x))
        return self._norm(norm, x + inside(x))

    def _fed_forward(self, name: str, x: Any, side: str, drop: "_Dropping") -> Any:  # noqa: ANN401
        activation = _activation(int(self._model.number(f"{side}/activation")))

        def inside(x: Any) -> Any:  # noqa: ANN401
            return drop(
                self._linear(f"{name}/linear_1", activation(self._linear(f"{name}/linear_0", x)))
            )

        return self._around(name, x, side, inside)

    def _attended(
        self,
        name: str,
        x: Any,  # noqa: ANN401
        memory: Any,  # noqa: ANN401
        mask: Any,  # noqa: ANN401
        side: str,
        drop: "_Dropping",
    ) -> Any:  # noqa: ANN401
        """Attention to the text itself, or to `memory` if there is one."""
        import torch

        heads = self._heads[side]

        def split(values: Any) -> Any:  # noqa: ANN401
            return values.unflatten(-1, (heads, -1)).transpose(1, 2)

        def inside(x: Any) -> Any:  # noqa: ANN401
            if memory is None:
                query, key, value = self._linear(f"{name}/linear_0", x).chunk(3, -1)
            else:
                query = self._linear(f"{name}/linear_0", x)
                key, value = self._linear(f"{name}/linear_1", memory).chunk(2, -1)
            query, key, value = split(query), split(key), split(value)
            scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5 + mask
            mixed = (torch.softmax(scores, -1) @ value).transpose(1, 2).flatten(-2)
            last = "linear_1" if memory is None else "linear_2"
            return drop(self._linear(f"{name}/{last}", mixed))

        return self._around(name, x, side, inside)


_SIDES = ("encoder", "decoder")


class _Dropping:
    """Leaves out a share of the numbers while a model is trained."""

    def __init__(self, share: float) -> None:
        self._share = share

    def __call__(self, x: Any) -> Any:  # noqa: ANN401
        if not self._share:
            return x
        import torch.nn.functional as F  # noqa: N812

        return F.dropout(x, self._share, training=True)


def _activation(number: int) -> Any:  # noqa: ANN401
    import torch.nn.functional as F  # noqa: N812

    if number == 1:
        return lambda x: F.gelu(x, approximate="tanh")
    return getattr(F, _ACTIVATIONS[number])


def _count_layers(model: ModelFile, side: str) -> int:
    number = 0
    while model.has(f"{side}/layer_{number}/self_attention/linear_0/weight"):
        number += 1
    return number


def _check_kind(model: ModelFile) -> None:
    """Refuse what is no plain Transformer: nothing of it may be passed over in silence."""
    if model.name != "TransformerSpec":
        raise EngineError(f"its model is a {model.name}", hint=_UNKNOWN)
    for side in _SIDES:
        if any(model.number(f"{side}/{part}") for part in ("alibi", "multi_query_attention")):
            raise EngineError("its model attends in a way that is not known here", hint=_UNKNOWN)
        if not _count_layers(model, side):
            raise EngineError(f"its model has no {side} that is known here", hint=_UNKNOWN)
        if int(model.number(f"{side}/activation")) not in _ACTIVATIONS:
            raise EngineError("its model has an activation that is not known here", hint=_UNKNOWN)
    for name, variable in model.variables.items():
        parts = name.split("/")[1:]
        others = {part for part in parts if not part.startswith("layer_")} - _KNOWN_PARTS
        if variable.shape and others:
            raise EngineError(f"its model has a part that is not known here: {name}", hint=_UNKNOWN)
