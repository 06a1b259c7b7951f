"""What may be wrong with a translation: each check a small class with a sentence for the translator."""
