"""Passages in Milvus: dense vectors and sparse BM25 vectors whose global statistics are kept by us, behind `index.stores.Store`."""
