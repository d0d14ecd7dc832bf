"""The public copy of a protokoll: what is masked in it, § by §, and writing it."""
