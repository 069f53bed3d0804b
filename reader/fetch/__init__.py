"""Where raw items come from."""
