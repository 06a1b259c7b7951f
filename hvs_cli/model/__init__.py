"""What a municipality, a session, a question is: frozen, validated, without knowledge of files or documents."""
