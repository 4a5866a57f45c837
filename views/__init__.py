"""The app's pages: thin views over plain Python in kg and extractors."""
