"""The file for `--columns`: which header of a list means which field, where the header alone does not say it."""

from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.people.fields import BY_NAME


def read_columns(path: Path) -> dict[str, str]:
    """Read YAML of `field: header`; raise `InputError` for a file, a field or a header that makes no sense."""
    if not path.is_file():
        raise InputError("intake.no_file", mark("There is no file {path}."), path=str(path))
    try:
        content = YAML(typ="safe").load(path.read_text("utf-8-sig"))
    except (YAMLError, UnicodeDecodeError) as error:
        message = mark("{path} cannot be read as YAML; write one line per field: dob: Date of birth. ({why})")
        raise InputError(
            "intake.columns_file", message, path=str(path), why=str(error).split("\n")[0]
        ) from error
    if not isinstance(content, dict):
        message = mark("{path} must have one line per field, such as dob: Date of birth.")
        raise InputError("intake.columns_file", message, path=str(path))
    check_fields(content)
    for field, header in content.items():
        if not isinstance(header, (str, int)):
            message = mark("{path} gives no header for {field}.")
            raise InputError("intake.columns_file", message, path=str(path), field=field)
    return {field: str(header) for field, header in content.items()}


def check_fields(columns: Mapping[str, object]) -> None:
    """Raise `InputError` for the first field that person lists do not have."""
    for field in columns:
        if field not in BY_NAME:
            message = mark("--columns names a field “{field}” that lists do not have. Fields: {fields}.")
            raise InputError("intake.columns_field", message, field=str(field), fields=", ".join(BY_NAME))
