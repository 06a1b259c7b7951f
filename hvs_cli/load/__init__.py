"""YAML → model: every problem at once, each with its place."""
