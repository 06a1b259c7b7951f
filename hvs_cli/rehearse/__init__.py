"""Believable filled forms, so that the whole chain can be tried before the first evening."""
