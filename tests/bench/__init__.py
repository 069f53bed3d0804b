"""Programs that measure; each prints one figure a line and knows its bound from DESIGN's table."""
