"""Questions in English read into Chinese ones, and answers put in English. Vocabularies stand in the YAML files beside the code."""
