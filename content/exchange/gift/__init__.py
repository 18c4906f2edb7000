"""GIFT, the text format of learning platforms: how is it read and written?"""
