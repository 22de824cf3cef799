"""What rules and sentences demand, held against what the asker tells: 符合, 不符合, 需补充."""
