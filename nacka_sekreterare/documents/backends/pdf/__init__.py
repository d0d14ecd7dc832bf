"""PDF through ReportLab: one layer that draws and tags, flows that break over pages, and a plan of the pages.

Read render.py first. story.py turns blocks into flows, flow.py and table.py are the flows, pages.py puts them on pages,
tagging.py is the only module that draws, structure.py and metadata.py write what makes the file PDF/A-2a and PDF/UA-1.
"""
