"""What the editor can do, one module a group. A new module here is found by itself."""
