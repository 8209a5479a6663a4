"""Text along shapes: round photos by their outline, beside dropped initials."""
