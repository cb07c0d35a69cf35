"""Assertion: is a mention decided here, or purpose, history, a hypothesis, somebody's view?"""
