"""The commands of `kg`, a module each; `kg.cli` finds them by name and imports only the one that is called."""
