"""The scenario file: a network as YAML or JSON that people write, keep and share."""

from playground.scenariofile.faults import Fault, ScenarioFileError
from playground.scenariofile.reading import ScenarioFile, read

__all__ = ["Fault", "ScenarioFile", "ScenarioFileError", "read"]
