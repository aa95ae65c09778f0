"""How a format's text becomes the parts of a record: lines, headings, HTML, and reading that can be ended."""
