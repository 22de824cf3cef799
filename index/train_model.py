"""Trains the small static embedding model that ships in `index/model/`; CPU minutes, same result for the same data and seed.

    python -m index.train_model DATA_FOLDER OUTPUT_FOLDER

DATA_FOLDER holds JSON lines: `text_*.jsonl` with {"text"}, all other files with {"query", "passage"}.
The steps: a Unigram tokenizer; token vectors from the positive pointwise mutual information of neighbouring tokens (SVD);
contrastive training on question → passage pairs (in-batch negatives), short and several times; the mean of the runs.
Where the pairs come from: `index/training_data.py`.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.training_data import Recipe, made_pairs, read_pairs, read_texts

logger = logging.getLogger(__name__)

Floats = np.ndarray[Any, np.dtype[np.float32]]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="训练随程序附带的静态向量模型")
    parser.add_argument("data", type=Path, help="训练数据目录")
    parser.add_argument("output", type=Path, help="模型写到这个目录")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(options.data, options.output, Recipe())


def train(data: Path, output: Path, recipe: Recipe) -> None:
    """Trains on the files of folder `data` and writes a sentence-transformers model to folder `output`."""
    chance = random.Random(recipe.seed)
    texts = list(read_texts(data))
    chance.shuffle(texts)
    pairs = [*read_pairs(data, recipe, chance), *made_pairs(texts, recipe, chance)]
    logger.info("%d texts, %d pairs", len(texts), len(pairs))
    tokenizer = train_tokenizer(
        limited([*(p for p, _ in pairs), *texts], recipe.tokenizer_characters), recipe
    )
    logger.info("tokenizer of %d tokens", tokenizer.get_vocab_size())
    documents = tokenize(
        tokenizer, limited([*(passage for _, passage in pairs), *texts], recipe.counted_characters)
    )
    start = first_vectors(documents, tokenizer.get_vocab_size(), recipe)
    logger.info("first vectors from %d documents", len(documents))
    queries = tokenize(tokenizer, (query for query, _ in pairs))
    passages = tokenize(tokenizer, (passage for _, passage in pairs))
    runs = [contrast(start, queries, passages, recipe, recipe.seed + run) for run in range(recipe.runs)]
    save(output, np.mean(runs, axis=0), tokenizer)


def limited(texts: Iterable[str], characters: int) -> Iterator[str]:
    """The first of `texts`, up to `characters` in all."""
    left = characters
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def train_tokenizer(texts: Iterable[str], recipe: Recipe) -> Tokenizer:
    """A Unigram tokenizer; pieces never cross punctuation, blanks or the border of a number."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation("removed"),
            pre_tokenizers.Digits(individual_digits=False),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=recipe.vocabulary,
        special_tokens=["[UNK]"],
        unk_token="[UNK]",
        max_piece_length=6,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def tokenize(tokenizer: Tokenizer, texts: Iterable[str]) -> list[np.ndarray[Any, np.dtype[np.int32]]]:
    """Token ids of each text, the unknown token left out."""
    unknown = tokenizer.token_to_id("[UNK]")
    encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.array([token for token in one.ids if token != unknown], dtype=np.int32) for one in encoded]


def first_vectors(documents: Sequence[np.ndarray[Any, Any]], vocabulary: int, recipe: Recipe) -> Floats:
    """Vectors whose inner products approach the PPMI of tokens within a window, frequent tokens damped."""
    from scipy.sparse import coo_matrix, csr_matrix
    from sklearn.utils.extmath import randomized_svd

    counts = csr_matrix((vocabulary, vocabulary), dtype=np.float32)
    stream = np.concatenate([np.append(document, -1) for document in documents])
    for step in range(1, recipe.window + 1):
        left, right = stream[:-step], stream[step:]
        # A pair that spans a document border is rare enough at this window to be kept, but the border itself is not a token.
        kept = (left >= 0) & (right >= 0)
        weight = np.full(int(kept.sum()), 1.0 / step, dtype=np.float32)
        counts = counts + coo_matrix((weight, (left[kept], right[kept])), shape=counts.shape).tocsr()
    counts = (counts + counts.T).tocoo()
    totals = np.asarray(counts.sum(axis=1)).ravel() + 1e-6
    context = totals**0.75
    mutual = np.log(counts.data * context.sum() / (totals[counts.row] * context[counts.col]))
    kept = mutual > 0
    matrix = coo_matrix((mutual[kept], (counts.row[kept], counts.col[kept])), shape=counts.shape).tocsr()
    left, strength, _ = randomized_svd(matrix, recipe.dimension, n_iter=4, random_state=recipe.seed)
    vectors = left * np.sqrt(strength)
    frequency = np.bincount(stream[stream >= 0], minlength=vocabulary) / max(1, (stream >= 0).sum())
    damped = 1e-3 / (1e-3 + frequency)
    vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6) * damped[:, None]
    return np.asarray(vectors, dtype=np.float32)


def contrast(
    start: Floats,
    queries: Sequence[np.ndarray[Any, Any]],
    passages: Sequence[np.ndarray[Any, Any]],
    recipe: Recipe,
    seed: int,
) -> Floats:
    """`start` after training that draws each question to its passage and away from the other passages of its batch."""
    import torch

    torch.set_num_threads(recipe.threads)
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(start), freeze=False, mode="mean")
    optimiser = torch.optim.Adam(table.parameters(), lr=recipe.learning_rate)
    usable = [place for place, (q, p) in enumerate(zip(queries, passages, strict=True)) if len(q) and len(p)]
    chance = random.Random(seed)
    steps = recipe.epochs * (len(usable) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, recipe.learning_rate, total_steps=max(2, steps), pct_start=0.1
    )
    for epoch in range(recipe.epochs):
        chance.shuffle(usable)
        losses = []
        for first in range(0, len(usable) - recipe.batch + 1, recipe.batch):
            batch = usable[first : first + recipe.batch]
            left = torch.nn.functional.normalize(embedded(table, [queries[place] for place in batch]))
            right = torch.nn.functional.normalize(embedded(table, [passages[place] for place in batch]))
            scores = left @ right.T * recipe.scale
            scores = scores.masked_fill(same(queries, passages, batch), float("-inf"))
            goal = torch.arange(len(batch))
            loss = torch.nn.functional.cross_entropy(scores, goal) + torch.nn.functional.cross_entropy(
                scores.T, goal
            )
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        logger.info("seed %d, epoch %d: loss %.3f", seed, epoch + 1, float(np.mean(losses or [0.0])))
    return np.asarray(table.weight.detach().numpy(), dtype=np.float32)


def embedded(table: Any, documents: Sequence[np.ndarray[Any, Any]]) -> Any:
    """Mean vectors of the token lists `documents`."""
    import torch

    flat = torch.from_numpy(np.concatenate(documents).astype(np.int64))
    offsets = torch.from_numpy(np.cumsum([0, *(len(document) for document in documents[:-1])]))
    return table(flat, offsets)


def same(
    queries: Sequence[np.ndarray[Any, Any]], passages: Sequence[np.ndarray[Any, Any]], batch: Sequence[int]
) -> Any:
    """A mask of the off-diagonal pairs of a batch that are no negatives: equal question or equal passage."""
    import torch

    asked = np.array([hash(queries[place].tobytes()) for place in batch])
    given = np.array([hash(passages[place].tobytes()) for place in batch])
    equal = (asked[:, None] == asked[None, :]) | (given[:, None] == given[None, :])
    np.fill_diagonal(equal, False)
    return torch.from_numpy(equal)


def save(folder: Path, vectors: Floats, tokenizer: Tokenizer) -> None:
    """Writes the model in sentence-transformers' StaticEmbedding layout, half precision."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file({"embedding.weight": vectors.astype(np.float16)}, str(folder / "model.safetensors"))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=1), encoding="utf-8")
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}", encoding="utf-8")
    settings: dict[str, object] = {"similarity_fn_name": "cosine", "prompts": {}, "default_prompt_name": None}
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps(settings, indent=1), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
