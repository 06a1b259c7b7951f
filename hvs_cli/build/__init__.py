"""Which documents are due, making them side by side, and putting them where they belong."""
