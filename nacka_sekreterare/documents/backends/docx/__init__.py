"""DOCX through python-docx: real styles, headings, lists, header rows and fields, looking as the PDF does.

Read render.py first. base.py makes the file that every document starts from (styles, numbering, settings, fonts);
body.py turns blocks into the paragraphs and tables of wordml.py; furniture.py makes running head and foot.
template.py and placeholders.py write into a kommun's own template instead; starter.py makes one to begin from.
"""
