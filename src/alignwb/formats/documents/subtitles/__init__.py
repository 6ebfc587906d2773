"""Subtitles (SRT and WebVTT), read by positions: what is not changed keeps its bytes."""
