"""What is measured on one outcome. Pure functions: a case, an outcome and the documents' texts in, a `Score` out."""
