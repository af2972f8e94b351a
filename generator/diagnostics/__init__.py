"""What we tell authors about their texts."""
