"""What the classifiers see of a segment or a document, and the classifiers."""
