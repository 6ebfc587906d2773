"""Sentences by SRX 2.0 rules: the project's, ours and LanguageTool's, in that order."""

from alignwb.engines.srx.splitter import SrxSplitter

__all__ = ["SrxSplitter"]
