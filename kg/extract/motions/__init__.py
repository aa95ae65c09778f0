"""Motions and toivomusponnet: kinds, proposers, days, answers."""
