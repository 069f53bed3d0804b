"""The query language: from typed text to the model's tree, and how it was read.

Parsing never fails, and knows neither engines nor the archive.
"""
