"""What the words mean: frozen values and ports that every other part speaks.

Imports nothing of ours, and knows neither files, SQL, screens nor engines.
"""
