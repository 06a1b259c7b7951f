"""The typer app: the only place that prints, prompts or exits."""
