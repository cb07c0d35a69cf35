"""Measures audits: speed, memory and scaling, beside a floor and beside another way of doing the same."""
