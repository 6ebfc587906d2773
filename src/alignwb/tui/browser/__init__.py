"""The screens in a browser: pages that show terminals, and the terminals behind them."""
