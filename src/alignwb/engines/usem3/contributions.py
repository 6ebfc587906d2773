"""The contributions of tokens to the sum of their text, each in its context.

The first layers look at the kind of a token alone, and so does each summand of the first
convolution; they are computed once for each kind of token that occurs.  A text of some length uses
a kind many times, so this saves about half of the work.
"""

from dataclasses import dataclass

import numpy as np

from alignwb.engines.usem3.weights import CHANNELS, DIMENSIONS, EncoderWeights, Floats, TokenNumbers

_WIDEST_BEFORE = 2
_WIDEST_AFTER = 2


@dataclass(frozen=True, slots=True)
class TokenKinds:
    """The values that depend on the kind of a token alone.

    Attributes:
        vectors: Shape (kinds, DIMENSIONS).
        branches: The inputs of the convolutions side by side, shape (kinds, 3 * CHANNELS).
        summands: For each convolution the part of a token of the kind at each place of a window,
            shape (order, kinds + 1, CHANNELS); the last row, for no token, has zeros.
    """

    vectors: Floats
    branches: Floats
    summands: tuple[Floats, ...]

    @property
    def none(self) -> int:
        """The number that stands for no token."""
        return len(self.vectors)


def token_kinds(weights: EncoderWeights, ids: TokenNumbers) -> TokenKinds:
    """The kinds with these numbers of the vocabulary."""
    group = ids % len(weights.scales)
    vectors = weights.table[ids].astype(np.float32)
    vectors *= weights.scales[group, None]
    vectors += weights.lows[group, None]
    branches = vectors @ weights.projection
    branches += weights.projection_bias
    branches -= branches.mean(axis=1, keepdims=True)
    variances = np.einsum("ij,ij->i", branches, branches) / branches.shape[1]
    branches *= np.reciprocal(np.sqrt(variances + weights.epsilon))[:, None]
    branches *= weights.branch_gain
    branches += weights.branch_bias
    summands = []
    for number, convolution in enumerate(weights.convolutions):
        inputs = branches[:, _channels(number)]
        places = np.zeros((convolution.order, len(ids) + 1, CHANNELS), dtype=np.float32)
        for place, matrix in enumerate(convolution.first):
            np.matmul(inputs, matrix, out=places[place, : len(ids)])
        summands.append(places)
    return TokenKinds(vectors, branches, tuple(summands))


def token_features(
    weights: EncoderWeights, kinds: TokenKinds, tokens: TokenNumbers, lengths: TokenNumbers
) -> Floats:
    """The features of each token, shape (tokens, DIMENSIONS + 3 * CHANNELS).

    Args:
        weights: The model.
        kinds: The kinds of token that occur.
        tokens: The kinds of all texts' tokens, one text after the other, as rows of `file_kinds`.
        lengths: How many of them each text has; a token does not see beyond its text.
    """
    count = len(tokens)
    window = _windows(lengths)
    window_kinds = np.append(tokens, kinds.none)[window]
    features = np.empty((count, DIMENSIONS + kinds.branches.shape[1]), dtype=np.float32)
    features[:, :DIMENSIONS] = kinds.vectors[tokens]
    own = kinds.branches[tokens]
    # The last row stays zero: it is what a window holds beyond the ends of a text.
    hidden = np.zeros((count + 1, CHANNELS), dtype=np.float32)
    inner = hidden[:count]
    summand = np.empty_like(inner)
    for number, convolution in enumerate(weights.convolutions):
        inner[:] = convolution.first_bias
        left = _WIDEST_BEFORE - convolution.before
        for place in range(convolution.order):
            column = window_kinds[:, left + place]
            np.take(kinds.summands[number][place], column, axis=0, out=summand, mode="clip")
            inner += summand
        np.maximum(inner, 0, out=inner)
        inner += own[:, _channels(number)]
        seen = hidden[window[:, left : left + convolution.order]]
        output = seen.reshape(count, -1) @ convolution.second
        output += convolution.second_bias
        np.maximum(output, 0, out=output)
        np.add(output, inner, out=features[:, DIMENSIONS:][:, _channels(number)])
    return features


def sums_of(weights: EncoderWeights, features: Floats, lengths: TokenNumbers) -> Floats:
    """The contributions of each text added up, shape (texts, DIMENSIONS).

    What comes after the features is linear but for the variance of each token's features; so
    they are added up first, and the large matrix is used once for a text.
    """
    means, scales = _moments(features, weights.epsilon)
    added = np.empty((len(lengths), features.shape[1]), dtype=np.float32)
    end = 0
    for number, length in enumerate(lengths.tolist()):
        start, end = end, end + length
        np.matmul(scales[start:end], features[start:end], out=added[number])
        added[number] -= scales[start:end] @ means[start:end]
    counts = lengths[:, None].astype(np.float32)
    added *= weights.feature_gain
    added += counts * weights.feature_bias
    sums = added @ weights.output
    sums += counts * weights.output_bias
    return sums


def _channels(number: int) -> slice:
    return slice(number * CHANNELS, (number + 1) * CHANNELS)


def _moments(features: Floats, epsilon: float) -> tuple[Floats, Floats]:
    """The mean of each row, and one divided by its standard deviation."""
    count = features.shape[1]
    means = features @ np.full(count, 1 / count, dtype=np.float32)
    squares = np.matmul(features[:, None, :], features[:, :, None])[:, 0, 0]
    variances = squares / np.float32(count) - means * means
    return means, np.reciprocal(np.sqrt(variances + np.float32(epsilon)))


def _windows(lengths: TokenNumbers) -> TokenNumbers:
    """For each token the numbers of those from two before it to two after it.

    What lies beyond the ends of the text has the number of tokens for its number.
    """
    count = int(lengths.sum())
    ends = np.cumsum(lengths)
    places = np.arange(-_WIDEST_BEFORE, _WIDEST_AFTER + 1)
    window = np.arange(count)[:, None] + places
    is_inside = window >= np.repeat(ends - lengths, lengths)[:, None]
    is_inside &= window < np.repeat(ends, lengths)[:, None]
    return np.where(is_inside, window, count)
