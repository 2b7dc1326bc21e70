"""An answer in the shape in which AWS Reachability Analyzer describes its analyses.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAnalysis.html
"""

from playground.report.insights.analysis import insights

__all__ = ["insights"]
