"""How fast hvs is beside others that do the like, measured in the same run. Not collected by pytest."""
