"""Words of a person to notices: ids, places, files and folders; each file read once, from a cache where that is asked for."""
