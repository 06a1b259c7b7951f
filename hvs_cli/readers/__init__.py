"""Files that come back → answers, without losing a word."""
