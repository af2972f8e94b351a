"""Pages as data -> bytes. Pure: the same page gives the same bytes, in any process, on any machine."""
