"""A picture on a sheet, shrunk to the height it is given and told in words."""

from io import BytesIO
from typing import Any

from excelkasse.plan import PictureAt
from excelkasse.spreadsheet.rules import must


def add_picture(sheet: Any, plan: PictureAt) -> None:  # noqa: ANN401  (XlsxWriter is untyped)
    """Put a picture on a sheet; it moves with its cell and keeps its size."""
    scale = plan.height / plan.picture.height
    options = {
        "image_data": BytesIO(plan.picture.data),
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": 4,
        "y_offset": 4,
        "object_position": 2,
        "description": plan.alt,
    }
    at = plan.at
    must(sheet.insert_image(at.row - 1, at.column - 1, "logo", options), f"picture {at}")
