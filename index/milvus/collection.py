"""One collection of passages in Milvus: made, filled in batches, cleared of what is gone, and found under an alias."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import LibraryError

if TYPE_CHECKING:
    from pymilvus import MilvusClient

FIELDS = ("bigrams", "words")
"""The sparse fields; the dense one is called "dense"."""

_BATCH = 500
_TRIES = 6
_FIRST_WAIT = 0.5
_BUSY = ("rate limit", "quota", "exhausted", "deny to write", "timeout", "unavailable")
"""What Milvus says when it wants to be left alone for a while."""
_NAME_LENGTH = 512
Done = TypeVar("Done")


@cache
def connect(uri: str, token: str) -> MilvusClient:
    """The connection to a server or, for a local path, to milvus-lite. Raises LibraryError where there is none."""
    try:
        from pymilvus import MilvusClient
    except ImportError as error:
        raise LibraryError("没有装 Milvus 的组件：请运行 pip install 'wence[milvus]'，或去掉 WENCE_STORE。") from error
    if "://" not in uri:
        Path(uri).parent.mkdir(parents=True, exist_ok=True)
    try:
        return MilvusClient(uri, token=token)
    except Exception as error:
        raise LibraryError(
            f"连不上 Milvus（{uri}）：{error}。请检查 WENCE_MILVUS_URI、WENCE_MILVUS_TOKEN 和服务是否在运行。"
        ) from error


def make(client: MilvusClient, name: str, dimensions: int) -> None:
    """A new empty collection; one of the same name is dropped."""
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("document", DataType.VARCHAR, max_length=_NAME_LENGTH)
    schema.add_field("dense", DataType.FLOAT_VECTOR, dim=dimensions)
    indexes = client.prepare_index_params()
    indexes.add_index("document", index_type="INVERTED")
    indexes.add_index("dense", index_type="AUTOINDEX", metric_type="IP")
    for field in FIELDS:
        schema.add_field(field, DataType.SPARSE_FLOAT_VECTOR)
        indexes.add_index(field, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    if client.has_collection(name):
        client.drop_collection(name)
    client.create_collection(name, schema=schema, index_params=indexes)


def fill(client: MilvusClient, name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Puts the rows in, batch by batch: the next is read only when the last has been taken, and a busy server is waited for."""
    for batch in _batches(rows):
        patiently(lambda batch=batch: client.upsert(name, batch))  # type: ignore[misc]
    client.flush(name)


def patiently(work: Callable[[], Done]) -> Done:
    """What `work` gives; where the server is busy it is tried again, waiting twice as long each time."""
    from pymilvus.exceptions import MilvusException

    wait = _FIRST_WAIT
    for _ in range(_TRIES):
        try:
            return work()
        except MilvusException as error:
            if not any(word in str(error).lower() for word in _BUSY):
                raise LibraryError(f"Milvus 写不进：{error}。文件库没有改动。") from error
            time.sleep(wait)
            wait *= 2
    raise LibraryError("Milvus 一直忙，写不进。文件库没有改动，请稍后再试，或给服务加资源。")


def drop_rows(client: MilvusClient, name: str, documents: Collection[str], until: int) -> None:
    """Removes the passages of these documents that are numbered up to `until`."""
    if documents:
        client.delete(name, filter=f"{of_documents(documents)} and id <= {until}")


def drop_after(client: MilvusClient, name: str, last: int) -> None:
    """Removes what a writer left that was stopped before its generation was in force."""
    client.delete(name, filter=f"id > {last}")


def of_documents(documents: Collection[str]) -> str:
    """The filter for passages of these documents."""
    return f"document in {json.dumps(sorted(documents), ensure_ascii=False)}"


def put_in_force(client: MilvusClient, name: str, alias: str) -> None:
    """The alias points at this collection from now on; whoever asks by it sees no gap."""
    if alias in _aliases(client):
        client.alter_alias(name, alias)
    else:
        client.create_alias(name, alias)


def sweep(client: MilvusClient, alias: str, kept: Collection[str]) -> None:
    """Drops the collections that belong to the alias and are not kept."""
    for name in client.list_collections():
        if name.startswith(f"{alias}_") and name not in kept:
            for other in _aliases(client, name):
                client.drop_alias(other)
            client.drop_collection(name)


def _aliases(client: MilvusClient, name: str = "") -> Sequence[str]:
    names = [name] if name else client.list_collections()
    return [alias for one in names for alias in client.list_aliases(one)["aliases"]]


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch
