"""The document tree, and how semantic HTML becomes one."""
