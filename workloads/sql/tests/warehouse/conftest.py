import pytest
from engines.warehouse import new_warehouse
from warehouse.loads import Warehouse


@pytest.fixture
def warehouse(tmp_path):
    return Warehouse(new_warehouse(tmp_path))
