"""How names show themselves in a text: people, places, organs, laws, publications."""
