"""Where is it kept? SQL, and only here."""
