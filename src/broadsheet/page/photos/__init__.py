"""Photos: how deep, how cropped, where they stand, what is said of them, groups of them, drawings."""
