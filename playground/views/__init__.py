"""The pages: thin views over the scenario, the picture and the report."""
