"""Step 6, 签署: the final text, the signing board, the seal."""
