"""Takes over the layers of a file that was taken in: what was hidden in it stays hidden in the package.

Which layers are shown stands in a file's catalog, which does not follow its pages: without it all are shown.
"""

import pikepdf
from pikepdf import Array, Dictionary, Object, String

_LISTS = ("/Locked", "/RBGroups", "/AS")


def adopt_layers(package: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Take in the layers of a file whose pages are already there."""
    theirs = source.Root.get("/OCProperties")
    if not isinstance(theirs, Dictionary) or not theirs.get("/OCGs"):
        return
    taken = package.copy_foreign(theirs if theirs.is_indirect else source.make_indirect(theirs))
    ours = _ours(package)
    standard = taken.get("/D", Dictionary())
    ours.OCGs.extend(taken.OCGs)
    ours.D.OFF.extend(_hidden(taken.OCGs, standard))
    ours.D.Order.extend(standard.get("/Order", taken.OCGs))
    for key in _LISTS:
        if standard.get(key):
            if key not in ours.D:
                ours.D[key] = Array()
            ours.D[key].extend(standard[key])


def _ours(package: pikepdf.Pdf) -> Object:
    if "/OCProperties" not in package.Root:
        standard = Dictionary(Name=String("Lager"), Order=Array(), OFF=Array())
        package.Root.OCProperties = Dictionary(OCGs=Array(), D=standard)
    return package.Root.OCProperties


def _hidden(groups: Object, standard: Object) -> list[Object]:
    """The layers that are not shown when the file is opened."""
    if standard.get("/BaseState") != "/OFF":
        return list(standard.get("/OFF", []))
    shown = {one.objgen for one in standard.get("/ON", [])}
    return [one for one in groups if one.objgen not in shown]
