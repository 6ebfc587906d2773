"""What is asked for over a screen: lists, forms, small questions, the concordance, the help."""
