"""What repair knows of a page: its marks, layout, openings, kinds, seams and articles."""
