"""What each table of the project file holds, and each column: one sentence each."""

from __future__ import annotations

SHARED = {
    "id": "joins rows in this file",
    "uuid": "identity in every copy",
    "version": "counts the changes of the row",
    "position": "order, with gaps",
    "created": "when it was added",
    "time": "when it was written",
    "author": "who wrote it",
    "retired": "when it was taken away; empty while it lives",
    "retired_reason": "why",
    "document_id": "its document",
    "segment_id": "its segment",
}
"""Columns that say the same in every table, but where one says otherwise."""
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "projects": (
        "The one row of the project itself.",
        {
            "source_language": "BCP 47 tag of the source, `zh-Hans`",
            "target_language": "BCP 47 tag of the target, `en`",
            "glossary_generation": "goes up whenever a term changes",
            "is_remembered": "0 while pairs that were confirmed before schema 6 have no units",
        },
    ),
    "documents": (
        "Source texts.",
        {
            "name": "what lists call it",
            "repair": "`auto` or `off`",
            "date": "when the text was written, as much of YYYY-MM-DD as is known",
            "edition_id": "the version of its file that is in force",
        },
    ),
    "editions": (
        "The files that documents were read from: one row for each version, never changed.",
        {
            "format": "the format that read it",
            "encoding": "how its bytes were decoded",
            "is_structured": "1: its blocks are paragraphs, as in a Word file; 0: they are lines",
            "original": "the file as it was, byte for byte; of more than 16 MB the mark"
            " `\\0workbench: original, zlib\\0` and a zlib stream",
        },
    ),
    "blocks": (
        "The lines or paragraphs of a file as it has them, before repair.",
        {
            "edition_id": "the file",
            "line": "where it begins in the file, from 1",
            "text": "without the space at its ends, and without inline markup",
            "indent": "columns of white space before the text",
            "gap": "blank lines before it",
            "kind": "what the file says it is, in the words of a segment's kind; empty for nothing",
            "level": "of a headline or list item, from 1; 0 for none",
            "locator": "where its format finds it in the file, to write the document back",
        },
    ),
    "segments": (
        "Source paragraphs, the units that are translated.",
        {
            "kind": "`headline`, `byline`, `body`, `credit`, `list-item`, `table-cell`, `caption`"
            " or `footnote`",
            "level": "of a headline or list item, from 1; 0 where the file says none",
            "article": "the article of the page, from 1; 0 for what stands above them all",
            "source_head": "the source wording that stands",
            "target_head": "the target wording that stands; empty where there is none",
            "unfinished": "why the paragraph looks cut off in the source; empty where it does not",
            "needs_work": "the flag, 0 or 1",
            "locked": "1: final, its texts are not to be changed",
            "translatable": "0: not to be translated",
            "state": "of the target that stands, beside its wording, so that lists are quick",
        },
    ),
    "revisions": (
        "Every wording of either side of a segment. One visit to a pair is one wording: while you"
        " stay there it is renewed, and after that never changed.",
        {
            "side": "`source` or `target`",
            "parent_id": "the wording that it followed",
            "text": "the wording",
            "state": "`initial`, `draft`, `translated`, `reviewed` or `final`",
            "origin": "`typed`, `imported`, `memory` or `machine`",
            "detail": "what the origin adds, such as the wording that was restored",
        },
    ),
    "codes": (
        "Inline markup of a wording, in order. The text itself does not contain it.",
        {
            "revision_id": "the wording",
            "number": "from 1 within the segment; the two of a pair have one, and so have those of"
            " the target that answer to the source's",
            "kind": "`open`, `close` or `alone`",
            "start_offset": "code points of the text before it",
            "markup": "what it is: `bold`, `link`, `footnote`, `image` and others",
            "data": "the markup as the file had it",
            "is_deletable": "1: a translation may do without it",
        },
    ),
    "lineages": (
        "Where the text of a segment comes from: blocks that repair joined, segments that were"
        " split or joined later.",
        {
            "block_id": "the block, or",
            "from_segment_id": "the segment, that the text comes from",
            "to_segment_id": "the segment that it went to",
            "from_offset": "where the piece begins there",
            "to_offset": "where the piece begins here",
            "length": "code points of the piece",
            "reason": "why it was joined or split; empty where a block simply is a paragraph",
            "confidence": "of repair, from 0 to 1",
        },
    ),
    "segmentation_rules": (
        "The user's own rules for sentences; of those that stand the youngest is in force.",
        {"name": "the file that they came from", "srx": "the rules, as SRX 2.0"},
    ),
    "dictionaries": (
        "Dictionaries to look words up in; one that is imported again replaces the earlier one.",
        {
            "name": "the file that it came from",
            "date": "of the edition, as far as the file says it",
            "entries": "how many it has",
        },
    ),
    "dictionary_entries": (
        "Their entries.",
        {
            "dictionary_id": "the dictionary",
            "traditional": "the word in Traditional characters",
            "simplified": "the word in Simplified characters",
            "pinyin": "syllables with tone numbers, as CC-CEDICT writes them",
            "english": "the senses, with a slash between them",
        },
    ),
    "memories": (
        "Sets of translation units. That in row 1 has the confirmed pairs of this project.",
        {
            "name": "what lists call it",
            "part_of_id": "the memory that it was put into; empty for one on its own",
        },
    ),
    "units": (
        "The translation memory. An edit retires a row and adds another.",
        {
            "memory_id": "the memory",
            "segment_id": "the confirmed segment that it comes from; empty for one of a file",
            "is_sentence": "1 for one pair of sentences of a segment",
            "is_paired": "0 while the sentences of its segment are not paired",
            "source": "the Chinese",
            "target": "the English",
            "source_key": "64 bits of a hash of the folded source, to find equal ones by",
            "source_language": "BCP 47 tag",
            "target_language": "BCP 47 tag",
            "origin": "`typed`, `imported`, `memory` or `machine`",
            "document": "the text that it comes from",
            "before": "the source of the unit before it, where a file says it",
            "after": "the source of the unit after it, where a file says it",
            "properties": "what the file said besides, as a JSON object of texts",
            "retired_reason": "`followed`: its pair says something else by now",
        },
    ),
    "unit_codes": (
        "Inline markup of units that a file brought, in order. Units of confirmed segments have"
        " that of their wordings.",
        {
            "unit_id": "the unit",
            "side": "`source` or `target`",
            "number": "from 1 within the unit; the two of a pair have one, and so have those of"
            " the target that answer to the source's",
            "kind": "`open`, `close` or `alone`",
            "start_offset": "code points of the text before it",
            "markup": "what it is: `bold`, `link`, `footnote`, `image` and others",
            "data": "the markup as the file had it",
            "is_deletable": "1: a translation may do without it",
        },
    ),
    "beads": (
        "Sentences of a source that answer to sentences of its target, for one wording of each.",
        {
            "source_revision_id": "the wording of the source",
            "target_revision_id": "the wording of the target",
            "source_start": "of the sentences in the source",
            "source_end": "where they end",
            "target_start": "of the sentences in the target",
            "target_end": "where they end",
            "confidence": "from 0 to 1; doubtful ones bring no units",
            "is_one_to_one": "1 where one sentence answers to one",
            "author": "who paired them by hand; empty for the program",
        },
    ),
    "libraries": (
        "Other projects whose memories are asked too.",
        {
            "path": "the project file, from the folder of this one or absolute",
            "penalty": "percent that its matches lose",
        },
    ),
    "shards": (
        "The index of the translation memory, which can be thrown away: it is made again.",
        {
            "first_unit": "the row of the first unit of its range",
            "size": "how many rows its range has",
            "edition": "of the program that made it",
            "blocks": "how many rows of postings it has",
            "signatures": "of the sources, for fuzzy matches",
        },
    ),
    "postings": (
        "Which units of a shard hold which terms, for the concordance; made again as shards are.",
        {
            "shard_id": "the shard",
            "side": "`source` or `target`",
            "first_term": "of the block, as a number",
            "last_term": "of the block",
            "checksum": "CRC-32 of the data",
            "data": "the units of each term",
        },
    ),
    "conflicts": (
        "Targets that two programs wrote at once.",
        {
            "revision_id": "the wording that came second and is kept beside the one that stands",
            "resolved": "when somebody decided; empty until then",
        },
    ),
    "annotations": (
        "Remarks on spans of either text, or on whole segments.",
        {
            "label": "the name of a label",
            "body": "the remark",
            "side": "`source` or `target`",
            "quote": "the words that it was put on; empty for the whole segment",
            "prefix": "up to 32 code points before them",
            "suffix": "up to 32 code points after them",
            "state": "`proposed`, `open` or `resolved`",
            "visibility": "`internal` or `client`",
            "severity": "of an error: `neutral`, `minor`, `major`, `critical`; empty for none",
            "origin": "what proposed it, or the file that it came from",
        },
    ),
    "anchors": (
        "Where an annotation stands in each wording.",
        {
            "annotation_id": "the annotation",
            "revision_id": "the wording",
            "start_offset": "code point, from 0; empty where its words are not there",
            "end_offset": "code point after its last word",
        },
    ),
    "replies": (
        "Answers to annotations.",
        {"annotation_id": "the annotation", "body": "the answer"},
    ),
    "relations": (
        "What one annotation has to do with another.",
        {
            "from_annotation_id": "the one that refers, contradicts or renders",
            "to_annotation_id": "the other",
            "kind": "`refers-to`, `contradicts` or `renders`",
        },
    ),
    "labels": (
        "The labels that annotations may have.",
        {
            "name": "unique among those that stand",
            "label_set": "the set: `entities`, `queries`, `notes`, `mqm`, or one of your own",
            "purpose": "`mark`, `query`, `footnote` or `review`",
            "colour": "as `#rrggbb`",
            "sign": "one character for where colour is not seen",
            "shortcut": "the key that sets it while annotating",
            "description": "when to use it",
        },
    ),
    "merged_sets": (
        "Change sets of another copy of the project that were merged into this one.",
        {
            "change_set_id": "the change set of the merge",
            "label": "what undo called it there",
            "via": "by which way it came there",
        },
    ),
    "concepts": (
        "The glossary: what its terms mean.",
        {
            "kind": "`term`, `set-phrase`, `slogan`, `person`, `place`, `organ`, `law` or"
            " `publication`",
            "domain": "subject",
            "client": "for whom it holds; empty for everybody",
            "definition": "what it means",
            "note": "usage and traps",
            "source": "the document or publisher that has the wording",
            "url": "where a reviewer can open the source",
            "date": "of the source",
            "role": "of a name: the office, or what it is",
            "dates": "of a name: life or term of office",
            "untranslatable": "1 where the Chinese stays as it stands",
        },
    ),
    "terms": (
        "The terms of a concept, in each language.",
        {
            "concept_id": "its concept",
            "language": "BCP 47 tag: `zh-Hans`, `zh-Hant`, `zh-Hant-TW`, `zh-Hant-HK`, `en`",
            "text": "the term",
            "status": "`preferred`, `admitted`, `deprecated` or `forbidden`",
            "reading": "Hanyu Pinyin, of Chinese terms",
            "derived": "1 where the program made it from another form",
            "part_of_speech": "such as `noun`; empty where nobody has said",
            "register": "`formal`, `media` or `internal`; empty for all",
            "type": "`full form`, `short form`, `abbreviation`, `acronym` or `variant`",
            "abbreviation_of": "the text of the term that it is short for",
            "valid_from": "from when it was the wording to use, as much of a date as is known",
            "valid_until": "until when",
            "case_sensitive": "1 where capitals count",
        },
    ),
    "member_lists": (
        "What a slogan counts, as one source gives it.",
        {
            "concept_id": "the slogan",
            "scope": "to whom or what the list applies",
            "valid_from": "from when",
            "valid_until": "until when",
            "source": "the document that names the members",
            "url": "where it can be opened",
        },
    ),
    "members": (
        "The members of a list in order.",
        {
            "member_list_id": "its list",
            "text": "the Chinese; empty where no source names the member",
            "english": "its English",
        },
    ),
    "properties": (
        "What a file said of a concept or a term that no column holds.",
        {
            "concept_id": "the concept",
            "term_id": "the term; empty for what was said of the concept",
            "name": "what the file calls it",
            "value": "what it said",
        },
    ),
    "refusals": (
        "Candidates for the glossary that somebody refused, so that they are not proposed again.",
        {"text": "the candidate"},
    ),
    "term_keys": (
        "The keys by which terms are found, in one piece, so that a big glossary is ready at once."
        " They may be thrown away; they are not used when in doubt.",
        {
            "edition": "which program made them",
            "generation": "of the glossary when they were made",
            "change_id": "the last row of `changes` by then",
            "terms": "how many rows `terms` had by then",
            "last_term_id": "the last of these rows",
            "checksum": "CRC-32 of the keys",
            "keys": "the keys and the concepts that have them",
        },
    ),
    "change_sets": (
        "The journal: what somebody did at once.",
        {
            "label": "what undo calls it",
            "segment_id": "the segment where it was done",
            "reverts_id": "the change set that it takes back",
            "undoes": "1 for an undo, 0 for a deed or a redo",
            "via": "by which way it came: `editor`, `command line`, `merge`",
        },
    ),
    "changes": (
        "The journal: every value that a change set made another.",
        {
            "change_set_id": "its change set",
            "table_name": "where",
            "row_id": "the `id` of the row there",
            "column_name": "the column",
            "before": "the value before; what undo puts back",
            "after": "the value after",
        },
    ),
    "places": (
        "Where each author stopped in each document.",
        {
            "segment_id": "the active pair",
            "caret": "code points into the target",
            "scroll": "screen lines between the top of the page and the pair",
        },
    ),
}
"""By table: what it holds, and its own columns."""
