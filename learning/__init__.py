"""What should this person do next, and why?"""
