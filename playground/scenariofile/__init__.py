"""The scenario file: a network, a teaching text and questions, as YAML or JSON."""

from playground.scenariofile.plain.faults import Fault, Place, ScenarioFileError
from playground.scenariofile.plain.reading import ScenarioFile, read

__all__ = ["Fault", "Place", "ScenarioFile", "ScenarioFileError", "read"]
