"""What is there to learn, and is it written well?"""

from pathlib import Path

EDITION = Path(__file__).parent
"""the folder of the built-in edition: modules/, quizzes/, media/ and the taxonomy"""
