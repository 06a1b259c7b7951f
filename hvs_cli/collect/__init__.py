"""Filled forms → reports in the workspace, the originals beside them, and nothing lost that a person wrote."""
