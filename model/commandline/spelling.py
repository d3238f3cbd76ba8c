"""Answers the window's spelling questions on standard input and output."""

import argparse

from model.spelling import helper


def answer_questions(_options: argparse.Namespace) -> int:
    """Until the input ends."""
    return helper.run()
