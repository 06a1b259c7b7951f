"""New YAML files: a workspace and its sessions, from what a person answered, with a comment for every key."""
