"""Readers in processes of their own, watched from outside, on one machine or many."""
