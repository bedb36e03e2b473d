import pytest
from engines.control import new_control


@pytest.fixture
def database():
    return new_control()


@pytest.fixture
def session(database):
    return database.session()
