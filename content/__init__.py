"""What is there to learn, and is it written well?"""
