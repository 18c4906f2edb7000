"""Who may be written to, in which role, and what is on its way?"""
