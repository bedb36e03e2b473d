"""Jobs of the platform: pure functions in modules, thin programs in entry."""
