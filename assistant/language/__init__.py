"""The asker's language: which it is, his question in simplified Chinese, and the finished answer in his words.

Answers are composed and checked in simplified Chinese. `detect` tells the language; `retold` puts the checked answer in it,
message by message; quotes, titles and names stay as the documents have them.
"""
