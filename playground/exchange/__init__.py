"""Other people's formats: networks read from them, and written in them."""

from playground.exchange.anonymising import anonymise
from playground.exchange.bundle import Bounds, Bundle, BundleError
from playground.exchange.content import ImportOptions
from playground.exchange.import_report import ImportReport
from playground.exchange.importing import Imported, import_bundle
from playground.exchange.regions import is_region

__all__ = [
    "Bounds",
    "Bundle",
    "BundleError",
    "ImportOptions",
    "ImportReport",
    "Imported",
    "anonymise",
    "import_bundle",
    "is_region",
]
