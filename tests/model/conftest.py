"""A workspace of its own for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model.workspace.opened import Opened, opened


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path / "data") as found:
        yield found
