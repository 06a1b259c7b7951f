"""The little raw XML and ZIP that Word and PowerPoint need."""
