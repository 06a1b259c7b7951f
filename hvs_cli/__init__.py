"""hvs: a municipality's YAML becomes every document of the good-relations process."""

__version__ = "0.1.0"
