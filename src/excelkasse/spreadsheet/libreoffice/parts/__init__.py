"""What stands on a sheet besides its cells: tables, names, rules, notes, links, charts."""
