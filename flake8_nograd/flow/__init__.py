"""Program to facts: an abstract interpreter. It knows neither the parser nor the codes."""
