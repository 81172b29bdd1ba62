"""Step 4, 依据: the provisions an agreement rests on, chosen and read aloud."""
