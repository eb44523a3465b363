"""What words do, as tables: one file for each kind of knowledge. Every entry is in normal form.

``grammar`` negations, function words, politeness, contractions, endings; ``numbers`` and ``units`` amounts;
``contrasts`` what excludes each other; ``lookalikes`` words one slip apart; ``aliases`` short forms and
spellings; ``synonyms_*`` what may stand for each other. To teach the labels a word, add it to its line.
"""
