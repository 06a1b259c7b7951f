"""Template + model + language → semantic HTML."""
