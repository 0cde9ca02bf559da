-- When whoever holds a thread last did something about it. Who tells the thread what was said writes neither.
ALTER TABLE staff_threads ADD COLUMN held_at TEXT;
