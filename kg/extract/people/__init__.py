"""People in roles. `reader.PeopleReader` reads a record; the other modules know where in a text which roles stand."""
