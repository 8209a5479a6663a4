"""Advertisements: their places, the plan dealt round them, how they are painted."""
