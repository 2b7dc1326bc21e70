"""CloudFormation templates: read, and written."""
