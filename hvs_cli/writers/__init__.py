"""Document tree → files. Writers see the tree and the look, never the model or Jinja."""
