"""What is known of each language: names, direction, script, fonts, dates, plural rules and the catalog."""
