"""Makes the models from the corpora, and measures them. Needs scikit-learn; nothing else in the package does."""
