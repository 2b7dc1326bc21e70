"""The scenario file: a network, a teaching text and questions, as YAML or JSON."""

from playground.scenariofile.faults import Fault, ScenarioFileError
from playground.scenariofile.json_schema import schema
from playground.scenariofile.reading import ScenarioFile, read
from playground.scenariofile.writing import write

__all__ = ["Fault", "ScenarioFile", "ScenarioFileError", "read", "schema", "write"]
