"""Several services side by side, and what a hybrid of frameworks costs."""
