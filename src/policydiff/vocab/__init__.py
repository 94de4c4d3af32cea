"""The words: data files with examples in `words/`, and the loaders that check them.

words/NAME.yaml is read by the module NAME, here or in one of the folders. Those without a module of their own:

    divisions.tsv                        places/gazetteer.py
    ideas.yaml, synonyms.yaml            stock.py
    moments.yaml                         amounts/figures.py
    names.yaml                           duties/bodies.py
    prefixed.yaml                        amounts/measures.py
    place_names, signatures, steps, topics   `pattern("NAME", …)` (phrases.py), where they are used
    traditional.txt                      text/fold.py
"""
