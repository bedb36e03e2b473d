from tests.conftest import empty_store, places, spark, tracked

__all__ = ["empty_store", "places", "spark", "tracked"]
