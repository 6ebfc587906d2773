"""What writing a file takes, below `alignwb.formats.atomic`.

endpoints     where a path leads: a file, a device or pipe, one of this process's descriptors
streams       writing into what is no file
modes         who may read a new or replaced file
leftovers     temporary files, and those that killed runs left behind
own_files     files that are kept open, or that another library writes
"""
