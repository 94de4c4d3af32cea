"""Structure of Chinese government notices, and what a county plan keeps of its parent."""
