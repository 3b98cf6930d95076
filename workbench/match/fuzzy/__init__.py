"""Units whose source is like a text: every one at or above a threshold, none besides.

Likeness is 1 - Levenshtein distance / length of the longer text, over the code points of folded
texts. Few rows of a memory are ever compared letter by letter: a bound on the distance that is
cheap to take from packed signatures leaves out almost all others, and never one that is like
enough.

`building` packs the texts of a shard into its `signatures`, and `packing` these into bytes;
`index` looks through all shards and the rows added since; `probe` holds the bound with its proof,
and `verifying` compares what is left.
"""
