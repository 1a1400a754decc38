"""Generated programs, run under real PyTorch and compared with what the analysis claims of them."""
