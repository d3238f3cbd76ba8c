"""Recommendations in other formats than Word's present one, looked at first and then converted."""
