"""CTranslate2's `model.bin`: its variables read as numbers, and written back in their own types.

What is not a weight is kept byte for byte, so that a tuned model is of the same shape, has the same
quantisation and is run by the same versions.
"""

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.errors import EngineError
from alignwb.files.file_bytes import read_bytes

if TYPE_CHECKING:
    import numpy as np

_VERSIONS = (4, 5, 6)
_MOST_BYTES = 4 * 2**30
_TYPES = {0: "<f4", 1: "<i1", 2: "<i2", 3: "<i4", 4: "<f2"}
_SCALE = "_scale"
_INT8 = 127.0


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable as it stands in the file: its type by CTranslate2's number, and its bytes."""

    shape: tuple[int, ...]
    type_number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model's file.

    Attributes:
        version: Of the form of the file.
        name: The kind of model, such as `TransformerSpec`.
        revision: Of that kind.
        variables: By name, in the order of the file.
        aliases: Names that mean a variable of another name.
    """

    version: int
    name: str
    revision: int
    variables: Mapping[str, Variable]
    aliases: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether there is a variable of that name, or one that it means."""
        return self.aliases.get(name, name) in self.variables

    def own_name(self, name: str) -> str:
        """The name under which a variable stands in the file."""
        return self.aliases.get(name, name)

    def number(self, name: str, default: float = 0) -> float:
        """A single number; `default` if there is none of that name."""
        if not self.has(name):
            return default
        return float(_array(self.variables[self.own_name(name)]).reshape(-1)[0])

    def weights(self, name: str) -> "np.ndarray":
        """A variable in 32-bit floats, with its quantisation undone.

        Raises KeyError if there is none of that name.
        """
        import numpy as np

        own = self.own_name(name)
        values = _array(self.variables[own]).astype(np.float32)
        if self.has(own + _SCALE):
            scale = _array(self.variables[self.own_name(own + _SCALE)]).astype(np.float32)
            values /= scale.reshape(-1, *[1] * (values.ndim - 1)) if scale.ndim else scale
        return values

    def with_weights(self, changed: "Mapping[str, np.ndarray]") -> "ModelFile":
        """The model with other weights, by the names in the file, quantised as before."""
        variables = dict(self.variables)
        for name, values in changed.items():
            old = variables[name]
            if name + _SCALE in variables:
                stored, scale = _quantised(values, old.type_number)
                variables[name + _SCALE] = _variable(scale, variables[name + _SCALE].type_number)
            else:
                stored = values
            variables[name] = _variable(stored, old.type_number)
        return replace(self, variables=variables)


def read_model_file(path: Path) -> ModelFile:
    """Read a model.  Raises EngineError if it is none that can be tuned, ProjectError if unread."""
    data = read_bytes(path, _MOST_BYTES)
    try:
        return _Reading(data).model()
    except (struct.error, UnicodeDecodeError, IndexError, ValueError) as error:
        raise EngineError(
            f"{path}: cannot be read as a model of CTranslate2: {error}",
            hint="Install the package again.",
        ) from error


def model_bytes(model: ModelFile) -> bytes:
    """The content of the model's file."""
    parts = [struct.pack("<I", model.version), _text(model.name), struct.pack("<I", model.revision)]
    parts.append(struct.pack("<I", len(model.variables)))
    for name, variable in model.variables.items():
        shape = struct.pack(f"<{len(variable.shape)}I", *variable.shape)
        parts += [_text(name), struct.pack("<B", len(variable.shape)), shape]
        parts += [struct.pack("<BI", variable.type_number, len(variable.data)), variable.data]
    parts.append(struct.pack("<I", len(model.aliases)))
    for alias, name in model.aliases.items():
        parts += [_text(alias), _text(name)]
    return b"".join(parts)


class _Reading:
    """A position in the bytes of a model."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def model(self) -> ModelFile:
        version = self._number("<I")
        if version not in _VERSIONS:
            raise ValueError(f"it is of version {version}, which is not known")
        name, revision = self._text(), self._number("<I")
        variables: dict[str, Variable] = {}
        for _ in range(self._number("<I")):
            own = self._text()
            shape = tuple(self._number("<I") for _ in range(self._number("<B")))
            type_number, length = self._number("<B"), self._number("<I")
            variables[own] = Variable(shape, type_number, self._bytes(length))
        aliases = {self._text(): self._text() for _ in range(self._number("<I"))}
        _check(variables, aliases)
        return ModelFile(version, name, revision, variables, aliases)

    def _number(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        number: int = value
        return number

    def _text(self) -> str:
        data = self._bytes(self._number("<H"))
        if not data.endswith(b"\0"):
            raise ValueError("a name in it is damaged")
        return data[:-1].decode("utf-8")

    def _bytes(self, length: int) -> bytes:
        if self._at + length > len(self._data):
            raise ValueError("it is cut short")
        self._at += length
        return self._data[self._at - length : self._at]


def _check(variables: Mapping[str, Variable], aliases: Mapping[str, str]) -> None:
    """Raise ValueError if a variable is not what it says, so that no number is taken on trust."""
    import numpy as np

    for name, variable in variables.items():
        if variable.type_number not in _TYPES:
            raise ValueError(f"{name} has a type that is not known here (bfloat16?)")
        if math.prod(variable.shape) * int(_TYPES[variable.type_number][2]) != len(variable.data):
            raise ValueError(f"{name} has another size than it says")
        owner = variables.get(name.removesuffix(_SCALE)) if name.endswith(_SCALE) else None
        if owner is not None:
            scale = _array(variable)
            if not ((scale > 0) & np.isfinite(scale)).all():
                raise ValueError(f"{name} is no scale")
            if scale.ndim and scale.shape != owner.shape[:1]:
                raise ValueError(f"{name} has not the rows that it scales")
    lost = next((alias for alias, name in aliases.items() if name not in variables), None)
    if lost is not None:
        raise ValueError(f"{lost} means a variable that is not there")


def _text(text: str) -> bytes:
    data = text.encode("utf-8")
    return struct.pack("<H", len(data) + 1) + data + b"\0"


def _array(variable: Variable) -> "np.ndarray":
    import numpy as np

    return np.frombuffer(variable.data, _TYPES[variable.type_number]).reshape(variable.shape)


def _variable(values: "np.ndarray", type_number: int) -> Variable:
    import numpy as np

    stored = np.ascontiguousarray(values, dtype=_TYPES[type_number])
    return Variable(tuple(values.shape), type_number, stored.tobytes())


def _quantised(values: "np.ndarray", type_number: int) -> "tuple[np.ndarray, np.ndarray]":
    """Whole numbers and their scale: of each row for 8 bits, of all for 16, as CTranslate2 does."""
    import numpy as np

    largest = np.abs(values)
    if type_number == 1:
        row = largest.reshape(len(values), -1).max(1)
        row[row == 0] = _INT8
        scale = (_INT8 / row).astype(np.float32)
        return np.rint(values * scale.reshape(-1, *[1] * (values.ndim - 1))), scale
    scale = np.asarray(2**10 / max(float(largest.max()), 1e-9), np.float32)
    return np.clip(np.rint(values * scale), -(2**15), 2**15 - 1), scale
