"""Quizzes: what grades them and what runs them."""
