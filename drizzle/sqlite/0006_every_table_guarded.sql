-- SQLite has no roles: who opens the file reads all of it. This keeps the two engines at the same number of migrations.
SELECT 1;
