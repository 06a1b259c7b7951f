"""The fields of forms: what they are called in the file, and on paper."""
