/**
 * Advisory lock of the database on the removal of stored files: whoever removes takes it shared, a backup alone, so that
 * what the database knew at the moment of the backup is still there when the files are read.
 */
export const ABLAGESPERRE = 7202614
