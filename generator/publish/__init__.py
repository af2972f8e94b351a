"""A site that was built -> where people read it. Takes what changed, and removes only what an earlier publish brought."""
