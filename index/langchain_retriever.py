"""The library as a LangChain retriever. Imports langchain_core, so import this module only where LangChain is used."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Library


class PolicyRetriever(BaseRetriever):
    """Passages of a library for a question, as LangChain documents, best first.

    `k` is how many at most; `documents` restricts the search to these document ids. `page_content` is the passage verbatim;
    `metadata` says where it stands (document, title, number, path, start, end, page) and how it was found (score, confidence).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 8
    documents: tuple[str, ...] | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - the base class passes it by name
    ) -> list[Document]:
        hits = self.library.search_passages(query, self.k, self.documents)
        passages = self.library.passages([hit.id for hit in hits])
        found = []
        for hit in hits:
            passage = passages[hit.id]
            meta = self.library.document(passage.document).meta
            where = {
                "document": passage.document,
                "title": meta.title,
                "number": meta.number,
                "path": list(passage.path),
                "start": passage.start,
                "end": passage.end,
                "page": passage.page,
            }
            found.append(
                Document(
                    id=f"{passage.document}#{passage.number}",
                    page_content=passage.text,
                    metadata={**where, "score": hit.score, "confidence": hit.confidence},
                )
            )
        return found
