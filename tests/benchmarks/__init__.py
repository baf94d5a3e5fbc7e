"""Measurements that anyone can rerun; none runs with the tests."""
