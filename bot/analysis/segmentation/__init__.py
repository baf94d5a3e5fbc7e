"""The parts of `bot.analysis.segment`: lines to blocks, blocks to sentences, kinds of blocks."""
