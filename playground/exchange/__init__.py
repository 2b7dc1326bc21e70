"""Other people's formats: networks read from them, and written in them."""
