"""A term list as tab-separated values: the same as `terms-csv` with another separator."""

from workbench.formats._delimited_terms import delimited_terms

FORMAT = delimited_terms("terms-tsv", "term list, tab-separated", ".tsv", read="\t", written="\t")
