"""Who replied to whom, about what, and in what tone: an analyser of scraped comment threads."""

__version__ = "0.1.0"
