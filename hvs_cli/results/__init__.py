"""Reports → results: what was said by theme, counted and screened; cards and measures that lean on it; rounds compared."""
