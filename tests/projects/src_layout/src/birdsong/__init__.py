"""Recognise birds by their song."""

from birdsong.nets import SongNet, load_songnet
