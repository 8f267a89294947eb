"""What goes out beside the briefing, in the forms that other programs read; the same corpus gives the same bytes."""
