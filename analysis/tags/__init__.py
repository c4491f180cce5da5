"""What each comment is like and about: its tone and topic; and how a reply stands to what it answers."""
