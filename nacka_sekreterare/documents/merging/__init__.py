"""Makes one PDF of many: what a file must be to be taken in, its tags, its links, and the numbers on its pages."""
