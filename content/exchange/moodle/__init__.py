"""The XML of Moodle: how is it read and written?"""
