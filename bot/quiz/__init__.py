"""Quizzes: sessions played by a group, practice alone, grading, reports."""
