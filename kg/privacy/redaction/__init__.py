"""Redaction: private people, and what tells of them, taken out of a record before anything is said of it.

`words` knows names from ordinary words, `rows` the capitalised words of a text and what is around them, `names` which
of them name private people, `details` their addresses, days of birth, numbers and plates; `redactor` puts them together
for records.
"""
