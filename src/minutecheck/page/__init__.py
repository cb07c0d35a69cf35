"""The upload page: a chair checks a draft in a browser on the same computer, without a terminal."""
