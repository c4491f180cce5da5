"""Benches and training: measures the analyser on labelled data and fits its weights."""
